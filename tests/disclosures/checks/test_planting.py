"""One defect in a clean disclosure: the right rule at the right place, and no other contradiction."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.checks import Context, Finding, Severity, build_facts, run
from disclosures.content import Disclosure
from disclosures.demo import clean_disclosure
from disclosures.editions import load
from tests.disclosures.checks.plants import PLANTS
from tests.disclosures.checks.plants.figures import declared_no

SCHOOL = "云岭海洋大学"
CONTEXT = Context(school=SCHOOL, organisation="学生会")
HEAVY = {Severity.ERROR, Severity.CONTRADICTION}
LEAST_KINDS = 40
"""Kinds of defect that are planted at the least."""


def clean(seed: int, year: str) -> Disclosure:
    return clean_disclosure(Random(seed), SCHOOL, "student", load(year), second_level=True)


def findings(disclosure: Disclosure, year: str) -> list[Finding]:
    return run(build_facts(disclosure, load(year), CONTEXT))


@pytest.mark.parametrize("name", PLANTS)
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(draws=st.data())
def test_a_planted_defect_is_found_and_nothing_else(name: str, draws: st.DataObject) -> None:
    plant = PLANTS[name]
    year, seed = draws.draw(st.sampled_from(plant.years)), draws.draw(st.integers(0, 10**6))
    before = clean(seed, year)
    spoilt, place = plant.spoil(Random(seed), before)
    found = findings(spoilt, year)
    known = {each.key for each in findings(before, year)}
    told = [
        each
        for each in found
        if each.rule == plant.rule and each.severity is not Severity.UNCHECKED
        and each.key not in known
    ]  # fmt: skip
    assert told, f"{plant.rule} says nothing; others: {said(found)}"
    assert any(each.path.startswith(place) for each in told), said(told)
    expected = {plant.rule, *plant.also}
    more = [each for each in found if each.severity in HEAVY and each.rule not in expected]
    assert more == [], said(more)


def said(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(each.rule, each.path, each.message) for each in found]


def test_there_are_enough_kinds_of_many_rules() -> None:
    assert len(PLANTS) >= LEAST_KINDS
    assert len({plant.rule for plant in PLANTS.values()}) >= LEAST_KINDS


@pytest.mark.parametrize("indicator", ["i03", "i08", "i12", "i17"])
def test_an_honest_no_is_never_a_contradiction(indicator: str) -> None:
    disclosure = declared_no(clean(5, "2024-2025"), indicator)
    assert [each for each in findings(disclosure, "2024-2025") if each.severity in HEAVY] == []
