"""Comparison under random edits: it explains every difference and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.content import Disclosure, Roster, RosterRow
from disclosures.editions import load
from reviews.domain.comparison import Kind, changes, covers
from tests.disclosures.checks.plants.plant import put
from tests.disclosures.strategies import disclosures
from tests.reviews.domain import edits
from tests.reviews.domain.applied import check
from tests.reviews.domain.frozen import clean

OLD = [clean(seed) for seed in range(6)]
LIMITS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
rounds = st.tuples(st.integers(0, len(OLD) - 1), st.integers(0, 10**6))
"""Which disclosure, and the seed of the edits: short enough to be shown where a test fails."""


@LIMITS
@given(rounds)
def test_the_changes_explain_every_difference_and_nothing_else(drawn: Any) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new = edits.edited(rng, old, most=8)
    check(old, new, changes(old, new))
    check(new, old, changes(new, old))


@LIMITS
@given(rounds)
def test_the_check_itself_misses_nothing(drawn: Any) -> None:
    """One change held back, or told of another place, is noticed."""
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new = edits.edited(rng, old)
    found = changes(old, new)
    if found:
        one = rng.randrange(len(found))
        with pytest.raises((AssertionError, StopIteration, ValueError)):
            check(old, new, found[:one] + found[one + 1 :])
        with pytest.raises((AssertionError, StopIteration, ValueError)):
            check(
                old, new, [*found, replace(found[one], path="congress.place", section="congress")]
            )


@LIMITS
@given(st.data())
def test_also_between_contents_that_have_nothing_in_common(draws: st.DataObject) -> None:
    any_content = disclosures(load("2024-2025"))
    old, new = draws.draw(any_content), draws.draw(any_content)
    check(old, new, changes(old, new))


@LIMITS
@given(rounds)
def test_equal_contents_have_no_changes(drawn: Any) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new = edits.edited(rng, old)
    assert changes(new, Disclosure.model_validate(new.model_dump())) == []


@LIMITS
@given(rounds)
def test_what_came_one_way_went_the_other(drawn: Any) -> None:
    """Rows, cells and fields; articles are matched in the order of the newer text."""
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new = edits.edited(rng, old, most=6)
    there, back = (
        Counter(change.kind for change in found if "#" not in change.path)
        for found in (changes(old, new), changes(new, old))
    )
    assert there[Kind.ADDED] == back[Kind.REMOVED]
    assert there[Kind.REMOVED] == back[Kind.ADDED]
    assert there[Kind.CHANGED] == back[Kind.CHANGED]
    assert there[Kind.MOVED] == back[Kind.MOVED]


@LIMITS
@given(rounds, st.integers(1, 10))
def test_rows_that_are_put_elsewhere_only_move(drawn: Any, times: int) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    new = old
    for _ in range(times):
        new = edits.move(rng, new)
    found = changes(old, new)
    assert {change.kind for change in found} <= {Kind.MOVED}
    assert len(found) <= times


@LIMITS
@given(rounds)
def test_a_name_corrected_by_a_character_keeps_the_row(drawn: Any) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    rows = list(old.roster.rows)
    place = rng.randrange(len(rows))
    name = rows[place].name
    at = rng.randrange(len(name))
    rows[place] = rows[place].model_copy(update={"name": f"{name[:at]}喆{name[at + 1 :]}"})
    rows.insert(0, RosterRow(name="欧阳未央", department="学习部", post="干事", grade="2025级"))
    found = changes(old, put(old, "roster", rows=tuple(rows)))
    assert [(change.kind, change.path) for change in found] == [
        (Kind.ADDED, "roster[0]"),
        (Kind.CHANGED, f"roster[{place + 1}].name"),
    ]


@LIMITS
@given(rounds, st.booleans())
def test_two_namesakes_are_told_apart_by_the_rest(drawn: Any, swapped: bool) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    one, two = rng.sample(range(len(old.roster.rows)), 2)
    rows = list(old.roster.rows)
    rows[one] = rows[one].model_copy(update={"name": "沈知秋", "faculty": "文学院", "rank": "1/30"})
    rows[two] = rows[two].model_copy(update={"name": "沈知秋", "faculty": "医学院", "rank": "9/90"})
    before = put(old, "roster", rows=tuple(rows))
    for place in (one, two):
        rows[place] = rows[place].model_copy(update={"experience": f"曾任班长{place}"})
    if swapped:
        rows[one], rows[two] = rows[two], rows[one]
    found = changes(before, put(old, "roster", rows=tuple(rows)))
    assert {
        change.path.rpartition(".")[2] for change in found if change.kind is not Kind.MOVED
    } == {"experience"}
    assert any(change.kind is Kind.MOVED for change in found) == swapped


@LIMITS
@given(rounds)
def test_a_question_about_an_article_is_met_by_its_change_also_under_another_number(
    drawn: Any,
) -> None:
    old, rng = OLD[drawn[0]], Random(drawn[1])
    section = rng.choice([key for key in edits.TEXTS if getattr(old, key).text])
    text = getattr(old, section).text
    numbered = [line for line in text.split("\n") if re.match("第[^章条]{1,7}条", line)]
    if len(numbered) < 3:
        return
    line = rng.choice(numbered[1:])
    name = line[: line.index("条") + 1]
    new = text.replace(line, f"{line}本条自公布之日起施行。")
    new = new.replace(numbered[0], f"{numbered[0]}\n第九百条 增加的一条，与别的都不相干。")
    found = changes(old, put(old, section, text=new))
    asked = [change for change in found if covers(f"{section}.text#{name}", change)]
    assert [change.kind for change in asked] == [Kind.CHANGED]
    assert asked[0].path == f"{section}.text#{name}"
    assert covers(section, asked[0])
    assert not covers(f"{section}.text#第九百九十条", asked[0])


def roster(rng: Random, count: int, cells: int) -> tuple[Disclosure, Disclosure]:
    """Two rosters of as many people, every row with some other cells and every name of another character."""
    rows = [
        RosterRow(
            name=f"{rng.choice('赵钱孙李周吴')}{rng.choice('一二三四五六')}{chr(0x4E00 + number)}",
            post="干事", department=rng.choice("甲乙丙丁"), faculty=rng.choice("文理工医"), grade="2024级", rank=f"{number}/200",
        )
        for number in range(count)
    ]  # fmt: skip
    other = [
        row.model_copy(update={"name": f"{row.name[:2]}新", "note": str(number)})
        for number, row in enumerate(rows)
    ]
    rng.shuffle(other)
    return tuple(Disclosure(roster=Roster(rows=tuple(each))) for each in (rows, other))  # type: ignore[return-value]


def charter(characters: int) -> tuple[Disclosure, Disclosure]:
    """Two charters of so many characters, every third article changed and one put in front."""
    old = [
        f"第{number}条 本会第{number}项工作由主席团负责，每学期向学生代表大会报告一次。"
        for number in range(1, characters // 36)
    ]
    new = [
        f"第{n + 2}条 {line.partition(' ')[2]}{'并公开。' if n % 3 == 0 else ''}"
        for n, line in enumerate(old)
    ]
    return tuple(  # type: ignore[return-value]
        put(Disclosure(), "charter", text="\n".join(lines))
        for lines in (old, ["第1条 会址设在校内。", *new])
    )


@pytest.mark.parametrize(
    ("large", "small", "times"),
    [
        (roster(Random(1), 150, 3), roster(Random(1), 75, 3), 4),
        (charter(10_000), charter(5_000), 4),
    ],
    ids=["150 rows", "10,000 characters"],
)
def test_twice_as_much_takes_no_more_than_its_square(large: Any, small: Any, times: int) -> None:
    """Twice the rows are four times the pairs; half as much again is left for a busy machine."""
    for _ in range(5):
        ratio = taken(*large) / taken(*small)
        if ratio < times * 1.5:
            return
    pytest.fail(f"twice as much took {ratio:.1f} times as long")


def taken(old: Disclosure, new: Disclosure) -> float:
    """The least processor time of three."""
    import time

    spans = []
    for _ in range(3):
        begin = time.process_time()
        assert changes(old, new)
        spans.append(time.process_time() - begin)
    return min(spans)
