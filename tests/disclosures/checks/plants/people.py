"""The roster and the responsible people."""

from __future__ import annotations

from random import Random

from disclosures.content import Disclosure
from tests.disclosures.checks.plants.plant import Planted, plant, put, row, somebody


def in_a_department(each: object) -> bool:
    return each.department != "主席团"


def ranked(each: object) -> bool:
    return "/" in each.rank


@plant("R10")
def an_unknown_post(rng: Random, disclosure: Disclosure) -> Planted:
    place = somebody(rng, disclosure, in_a_department)
    post = rng.choice(["主席助理", "总监", "志愿者", "部长助理", "委员"])
    return row(disclosure, "roster", place, post=post), f"roster[{place}].post"


@plant("R11")
def no_member_of_party_or_league(rng: Random, disclosure: Disclosure) -> Planted:
    place = rng.randrange(len(disclosure.roster.rows))
    status = rng.choice(["入党积极分子", "群众", "", "无党派人士"])
    return row(disclosure, "roster", place, political_status=status), (
        f"roster[{place}].political_status"
    )


@plant("R12")
def a_rank_just_beyond_thirty_per_cent(rng: Random, disclosure: Disclosure) -> Planted:
    place, cohort = somebody(rng, disclosure, ranked), rng.randrange(12, 300)
    rank = f"{cohort * 30 // 100 + 1}/{cohort}"
    return row(disclosure, "roster", place, rank=rank), f"roster[{place}].rank"


@plant("R13")
def a_bare_rank(rng: Random, disclosure: Disclosure) -> Planted:
    place = somebody(rng, disclosure, ranked)
    return row(disclosure, "roster", place, rank=str(rng.randrange(1, 60))), f"roster[{place}].rank"


@plant("R13")
def an_impossible_rank(rng: Random, disclosure: Disclosure) -> Planted:
    place, cohort = somebody(rng, disclosure, ranked), rng.randrange(10, 200)
    rank = rng.choice([f"{cohort + rng.randrange(1, 40)}/{cohort}", f"0/{cohort}"])
    return row(disclosure, "roster", place, rank=rank), f"roster[{place}].rank"


@plant("R14")
def a_senior_without_a_rank(rng: Random, disclosure: Disclosure) -> Planted:
    place = somebody(rng, disclosure, ranked)
    blank = rng.choice(["", "—", "无", "新生", "一年级"])
    return row(disclosure, "roster", place, rank=blank), f"roster[{place}].rank"


@plant("R15")
def a_failed_course(rng: Random, disclosure: Disclosure) -> Planted:
    place = rng.randrange(len(disclosure.roster.rows))
    return row(disclosure, "roster", place, failed_courses=rng.choice(["是", "有"])), (
        f"roster[{place}].failed_courses"
    )


@plant("R16")
def few_from_the_faculties(rng: Random, disclosure: Disclosure) -> Planted:
    rows = list(disclosure.roster.rows)
    for place in rng.sample(range(len(rows)), len(rows) * 6 // 10):
        rows[place] = rows[place].model_copy(update={"from_faculty_union": "否"})
    return put(disclosure, "roster", rows=tuple(rows)), "roster"


@plant("R35")
def somebody_twice(rng: Random, disclosure: Disclosure) -> Planted:
    """The same person in the next row of the same department, in place of another."""
    rows = disclosure.roster.rows
    pairs = [
        n for n in range(1, len(rows)) if rows[n].department == rows[n - 1].department != "主席团"
    ]
    place = rng.choice(pairs)
    keep = {"post": rows[place].post}
    return row(disclosure, "roster", place, **(rows[place - 1].model_dump() | keep)), "roster["


@plant("R24")
def the_deputy_not_full_time(rng: Random, disclosure: Disclosure) -> Planted:
    return row(disclosure, "responsible", 0, full_time="否"), "responsible[0]"


@plant("R25")
def the_secretary_general_not_full_time(rng: Random, disclosure: Disclosure) -> Planted:
    return row(disclosure, "responsible", 1, full_time="否"), "responsible[1]"


@plant("R26")
def one_person_in_both_offices(rng: Random, disclosure: Disclosure) -> Planted:
    name = disclosure.responsible.rows[0].name
    return row(disclosure, "responsible", 1, name=name), "responsible"


@plant("T15")
def a_seconded_deputy(rng: Random, disclosure: Disclosure) -> Planted:
    note = rng.choice(["挂职", "挂职副书记，人事关系在机械学院", "兼任学生处副处长"])
    return row(disclosure, "responsible", 0, note=note), "responsible[0]"
