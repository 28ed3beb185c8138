"""Answers and figures of the indicator table and the structure table."""

from __future__ import annotations

from random import Random

from disclosures.content import Answer, Disclosure
from tests.disclosures.checks.plants.plant import LATER, Planted, answer, plant, put, row


def count(disclosure: Disclosure, indicator: str) -> int:
    """The number declared."""
    return int(disclosure.indicators.answers[indicator].number)


def unit(rng: Random, disclosure: Disclosure) -> int:
    """The place of a working department in the structure table."""
    rows = disclosure.departments.rows
    return rng.choice([n for n, each in enumerate(rows) if each.name != "主席团"])


@plant("R01")
def no_answer(rng: Random, disclosure: Disclosure) -> Planted:
    which = rng.choice(sorted(disclosure.indicators.answers))
    return answer(disclosure, which, answer=""), f"indicators.{which}"


@plant("R01")
def both_answers(rng: Random, disclosure: Disclosure) -> Planted:
    which = rng.choice(sorted(disclosure.indicators.answers))
    return answer(disclosure, which, answer="both"), f"indicators.{which}"


@plant("R02")
def no_count(rng: Random, disclosure: Disclosure) -> Planted:
    which = rng.choice(["i03", "i04", "i05"])
    return answer(disclosure, which, number=""), f"indicators.{which}"


@plant("R02")
def count_in_words_that_say_nothing(rng: Random, disclosure: Disclosure) -> Planted:
    which = rng.choice(["i03", "i04", "i05"])
    return answer(disclosure, which, number=rng.choice(["若干", "按规定", "见名单"])), (
        f"indicators.{which}"
    )


@plant("R02")
def date_without_its_year(rng: Random, disclosure: Disclosure) -> Planted:
    return answer(disclosure, "i11", date=f"{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日"), (
        "indicators.i11"
    )


@plant("R03", also={"R04", "R07"})
def too_many_staff(rng: Random, disclosure: Disclosure) -> Planted:
    return answer(disclosure, "i03", number=str(rng.randrange(61, 140))), "indicators.i03"


@plant("R04", also={"R07"})
def staff_unlike_the_roster(rng: Random, disclosure: Disclosure) -> Planted:
    number = count(disclosure, "i03") - rng.randrange(1, 6)
    return answer(disclosure, "i03", number=str(number)), "indicators.i03"


@plant("R05", also={"R07", "R23"})
def presidium_unlike_the_roster(rng: Random, disclosure: Disclosure) -> Planted:
    number = count(disclosure, "i04") - rng.randrange(1, 3)
    return answer(disclosure, "i04", number=str(number)), "indicators.i04"


@plant("R05", also={"R07", "R23"})
def presidium_too_large(rng: Random, disclosure: Disclosure) -> Planted:
    return answer(disclosure, "i04", number=str(rng.randrange(6, 12))), "indicators.i04"


@plant("R06")
def departments_unlike_the_table(rng: Random, disclosure: Disclosure) -> Planted:
    number = count(disclosure, "i05") - rng.randrange(1, 4)
    return answer(disclosure, "i05", number=str(number)), "indicators.i05"


@plant("R06", also={"R07", "R08"})
def a_department_left_out(rng: Random, disclosure: Disclosure) -> Planted:
    gone = unit(rng, disclosure)
    rows = [each for n, each in enumerate(disclosure.departments.rows) if n != gone]
    return put(disclosure, "departments", rows=tuple(rows)), ""


@plant("R08", also={"R07"})
def a_wrong_headcount(rng: Random, disclosure: Disclosure) -> Planted:
    place = unit(rng, disclosure)
    number = int(disclosure.departments.rows[place].headcount) + rng.choice([-1, 1, 2])
    return row(disclosure, "departments", place, headcount=str(number)), f"departments[{place}]"


@plant("R08", also={"R06"})
def a_department_renamed(rng: Random, disclosure: Disclosure) -> Planted:
    place = unit(rng, disclosure)
    return row(disclosure, "departments", place, name="星火联络部"), ""


@plant("R37")
def no_without_a_reason(rng: Random, disclosure: Disclosure) -> Planted:
    which = rng.choice(sorted(disclosure.indicators.answers))
    return answer(disclosure, which, answer="否", reason="", remedy_date=""), f"indicators.{which}"


@plant("R27")
def one_appraisal_only(rng: Random, disclosure: Disclosure) -> Planted:
    kept = (rng.choice(disclosure.indicators.appraisals),)
    return put(disclosure, "indicators", appraisals=kept), "indicators"


@plant("R28", years=LATER)
def one_training_only(rng: Random, disclosure: Disclosure) -> Planted:
    kept = (rng.choice(disclosure.indicators.trainings),)
    return put(disclosure, "indicators", trainings=kept), "indicators"


@plant("R29", years=("2024-2025", "2025-2026"))
def branch_secretary_from_a_department(rng: Random, disclosure: Disclosure) -> Planted:
    names = [each.name for each in disclosure.roster.rows if each.department != "主席团"]
    return put(disclosure, "indicators", branch_secretary=rng.choice(names)), "indicators"


@plant("R31", years=LATER)
def a_count_unlike_the_matrix(rng: Random, disclosure: Disclosure) -> Planted:
    which = rng.choice(sorted(disclosure.second_level.counts))
    number = str(int(disclosure.second_level.counts[which]) - 1)
    counts = {**disclosure.second_level.counts, which: number}
    return put(disclosure, "second_level", counts=counts), "second_level"


@plant("R32", years=LATER)
def a_faculty_union_too_large(rng: Random, disclosure: Disclosure) -> Planted:
    units = list(disclosure.second_level.units)
    place = rng.randrange(len(units))
    spoilt = rng.choice([{"staff": str(rng.randrange(31, 60))}, {"presidium": "4"}])
    units[place] = units[place].model_copy(update=spoilt)
    return put(disclosure, "second_level", units=tuple(units)), "second_level"


def declared_no(disclosure: Disclosure, indicator: str) -> Disclosure:
    """The honest 否, with its reason: then nothing is contradicted."""
    given = Answer(answer="否", reason="正在规范，已有方案。", remedy_date="2099-06-30")
    kept = disclosure.indicators.answers[indicator]
    given = given.model_copy(update={"number": kept.number, "date": kept.date})
    return put(
        disclosure, "indicators", answers={**disclosure.indicators.answers, indicator: given}
    )
