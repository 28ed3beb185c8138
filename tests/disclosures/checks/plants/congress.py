"""The student congress."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from disclosures.content import Disclosure
from tests.disclosures.checks.plants.plant import Planted, answer, plant, put, reworded


def day_of(disclosure: Disclosure) -> date:
    return date.fromisoformat(disclosure.congress.date)


@plant("R18")
def another_date_in_the_table(rng: Random, disclosure: Disclosure) -> Planted:
    other = day_of(disclosure) + timedelta(rng.choice([1, 2, 3, 7]))
    return answer(disclosure, "i11", date=str(other)), ""


@plant("R18")
def another_ordinal(rng: Random, disclosure: Disclosure) -> Planted:
    return put(disclosure, "congress", ordinal=rng.choice(["第四十一次", "第52次"])), "congress"


@plant("R19")
def too_few_delegates(rng: Random, disclosure: Disclosure) -> Planted:
    students = str(int(disclosure.congress.delegates) * 100 + rng.randrange(100, 20_000))
    spoilt = put(disclosure, "congress", students=students)
    return put(spoilt, "indicators", students=students), "congress"


@plant("R20")
def too_many_officers_among_the_delegates(rng: Random, disclosure: Disclosure) -> Planted:
    few = int(disclosure.congress.delegates) * rng.randrange(20, 59) // 100
    return put(disclosure, "congress", delegates_without_post=str(few)), "congress"


@plant("R21")
def a_delegation_miscounted(rng: Random, disclosure: Disclosure) -> Planted:
    rows = list(disclosure.congress.delegations)
    place = rng.randrange(len(rows))
    count = str(int(rows[place].count) + rng.choice([1, 2, 10]))
    rows[place] = rows[place].model_copy(update={"count": count})
    return put(disclosure, "congress", delegations=tuple(rows)), "congress"


@plant("R22")
def as_many_candidates_as_seats(rng: Random, disclosure: Disclosure) -> Planted:
    return put(disclosure, "congress", candidates=disclosure.congress.seats), "congress"


@plant("R23")
def more_elected_than_the_presidium_has(rng: Random, disclosure: Disclosure) -> Planted:
    elected = str(int(disclosure.congress.elected) + 1)
    candidates = str(int(disclosure.congress.candidates) + 3)
    return put(
        disclosure, "congress", elected=elected, seats=elected, candidates=candidates
    ), "congress"


@plant("T02")
def a_report_that_elects_other_bodies(rng: Random, disclosure: Disclosure) -> Planted:
    body = rng.choice(["学生委员会委员", "大会主席团", "常任代表会议成员"])
    text = f"大会在热烈的气氛中召开，听取了工作报告，选举产生了新一届{body}。"
    return put(disclosure, "congress", text=text, agenda="听取工作报告"), "congress"


@plant("R17", also={"R18"})
def a_congress_of_years_ago(rng: Random, disclosure: Disclosure) -> Planted:
    old = day_of(disclosure).replace(year=2017)
    day = f"{old.year}年{old.month}月{old.day}日"
    spoilt, _ = reworded(disclosure, "congress", (r"\d{4}年\d+月\d+日", day))
    return put(answer(spoilt, "i11", date=str(old)), "congress", date=str(old)), ""
