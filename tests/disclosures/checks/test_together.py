"""What a rule says of itself: in the light of which sections it looks at the others."""

from __future__ import annotations

import pytest

from disclosures.checks import rules
from disclosures.checks.examples import examples_of
from disclosures.checks.finding import section_of
from tests.disclosures.checks.filings import check, spoilt

SINGLE = [rule for rule in rules() if rule.together is not None]


def found(rule, changes):
    """What the rule finds in each section."""
    told = {}
    for each in check(rule.id, spoilt(changes)):
        told.setdefault(each.section, []).append((each.path, each.severity, each.message))
    return told


def spoiling(rule):
    """Changes of one section each that the rule's own examples name, in this year's form."""
    of = examples_of(rule.id)
    for example in (*of.fires, *of.passes):
        where = {section_of(path) for path in example.set if not path.startswith("@")}
        if len(where) == 1 and example.edition == "2024-2025" and example.kind == "student":
            yield where.pop(), example.set


@pytest.mark.parametrize("rule", SINGLE, ids=lambda rule: rule.id)
def test_what_it_finds_in_a_section_depends_on_none_that_it_is_not_tied_to(rule):
    known, tried, spoken_of = found(rule, {}), 0, set()
    for section, changes in spoiling(rule):
        told = found(rule, changes)
        spoken_of |= set(told)
        for other in rule.sections - {section}:
            if not rule.ties(section, other):
                tried += 1
                assert told.get(other) == known.get(other)
    assert tried or all(spoken_of <= set(group) for group in rule.together)


@pytest.mark.parametrize("rule", SINGLE, ids=lambda rule: rule.id)
def test_a_text_moved_to_another_section_is_found_there_alike(rule):
    """Two spoilt sections say together what each says alone."""
    made = list(spoiling(rule))[:12]
    for one, first in made:
        for two, second in made:
            if one != two and not rule.ties(one, two):
                both = found(rule, {**first, **second})
                assert both.get(one) == found(rule, first).get(one)
                assert both.get(two) == found(rule, second).get(two)


def test_a_tie_is_mutual_and_needs_both_sections():
    for rule in rules():
        for one in rule.sections:
            assert not rule.ties(one, one)
            assert not rule.ties(one, "nothing")
            for two in rule.sections:
                assert rule.ties(one, two) == rule.ties(two, one)
