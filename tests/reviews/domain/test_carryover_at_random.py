"""Carry-over under random edits: what could come out differently falls, and nothing falls without a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.checks import Rule, rules
from disclosures.content import Content, Disclosure, RulesText
from disclosures.domain import paths
from disclosures.structure import Kind, pieces
from reviews.domain import ties
from reviews.domain.carryover import Fall, Frozen, falls
from tests.reviews.domain.edits import edited
from tests.reviews.domain.frozen import SECTIONS, clean, frozen

OLD = [frozen(clean(seed)) for seed in range(3)]
LIMITS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
rounds = st.tuples(st.integers(0, len(OLD) - 1), st.integers(0, 10**6))
"""Which disclosure, and the seed of the edits: short enough to be shown where a test fails."""


def next_round(old: Frozen, rng: Random) -> tuple[Frozen, dict[str, Fall | None]]:
    new = frozen(edited(rng, old.disclosure))
    return new, falls(old, new, SECTIONS)


@LIMITS
@given(rounds)
def test_where_the_rules_find_otherwise_the_verdict_falls(drawn: Any) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new, told = next_round(old, rng)
    for section, fall in told.items():
        if fall is None:
            assert getattr(old.disclosure, section) == getattr(new.disclosure, section)
            assert found(old, section) == found(new, section)


@LIMITS
@given(rounds)
def test_where_a_rule_reads_something_else_the_verdict_falls(drawn: Any) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new, told = next_round(old, rng)
    for rule in rules():
        for section in set(SECTIONS) & rule.sections:
            if told[section] is None and rule.applies(new.facts):
                for other in rule.sections:
                    if rule.ties(section, other):
                        assert read(rule, other, old.disclosure) == read(
                            rule, other, new.disclosure
                        )


@LIMITS
@given(rounds)
def test_nothing_falls_without_a_reason(drawn: Any) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new, told = next_round(old, rng)
    for section, fall in told.items():
        if fall is None:
            continue
        assert fall.sentence.endswith("请重看。")
        assert fall.changed
        same = getattr(old.disclosure, section) == getattr(new.disclosure, section)
        if fall.rule and same and not found(old, section) ^ found(new, section):
            rule = next(one for one in rules() if one.id == fall.rule)
            assert section in rule.sections
            assert all(ties.reads(rule, path) for path in fall.changed)
            assert all(differs(path, old.disclosure, new.disclosure) for path in fall.changed)
        else:
            assert not same or found(old, section) != found(new, section) or old.said != new.said


@LIMITS
@given(rounds)
def test_what_a_rule_says_that_it_reads_is_all_that_it_reads(drawn: Any) -> None:
    """A finding that comes or goes in an untouched section is of a rule that is tied to a touched one."""
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new = frozen(edited(rng, old.disclosure, most=1))
    for section in SECTIONS:
        if getattr(old.disclosure, section) == getattr(new.disclosure, section):
            for name, path, *_said in found(old, section) ^ found(new, section):
                rule = next(one for one in rules() if one.id == name)
                touched = [
                    other
                    for other in rule.sections
                    if rule.ties(section, other)
                    and read(rule, other, old.disclosure) != read(rule, other, new.disclosure)
                ]
                assert touched, (name, path)


def found(held: Frozen, section: str) -> set[tuple[str, str, str, str]]:
    return {
        (each.rule, each.path, each.severity, each.message)
        for each in held.findings
        if each.section == section
    }


def read(rule: Rule, section: str, disclosure: Disclosure) -> Counter[tuple[tuple[str, ...], str]]:
    """Everything of a section that a rule reads, without the numbers of rows: their order is not read."""
    content = getattr(disclosure, section)
    mine = [each.split(".")[1:] for each in rule.reads if each.split(".")[0] == section]
    running = isinstance(content, RulesText)
    return Counter(
        (where, heeded(rule, text) if running and where == ("text",) else text)
        for where, text in leaves(content)
        if any(meets(each, where) for each in mine)
    )


def heeded(rule: Rule, text: str) -> str:
    """The articles of a text in which something stands that the rule looks for, and the headings."""
    kept = [
        piece.body
        for piece in pieces(text)
        if rule.heeds is None
        or piece.node.kind in (Kind.CHAPTER, Kind.SECTION)
        or rule.heeds.search("".join(piece.text.split()))
    ]
    return "\n".join(kept)


def meets(wanted: list[str], where: tuple[str, ...]) -> bool:
    plain = [step for step in where if not step[1:].isdecimal()]
    return any(list(steps)[: len(wanted)] == wanted for steps in (where, plain))


def leaves(value: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every filled text with the names that lead to it; rows stay together by what they hold."""
    if isinstance(value, Content):
        for name in type(value).model_fields:
            step = () if name in {"rows", "answers"} else (name,)
            yield from leaves(getattr(value, name), (*above, *step))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*above, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from leaves(part, above)
    elif value:
        yield above, str(value)


def differs(path: str, old: Disclosure, new: Disclosure) -> bool:
    """Whether something else stands there, or stands only in one of the two; rows that moved are not compared."""
    if "[" in path:
        return True
    return paths.exists(old, path) != paths.exists(new, path) or paths.value_at(
        old, path
    ) != paths.value_at(new, path)
