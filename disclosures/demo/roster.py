"""An invented roster that every rule is content with."""

from collections.abc import Iterator
from random import Random

from disclosures.content import Roster, RosterRow
from disclosures.demo.profile import Profile

BASES = ("最近1个学期", "最近1学年", "入学以来")
FIRST_YEARS = 0.45
"""Share of the 干事 who are first-years."""
FIRST_YEAR_SPELLINGS = ("", "一年级", "新生", "—")


def draw_roster(rng: Random, profile: Profile, names: Iterator[str]) -> Roster:
    """Return presidium first, then department by department: heads, then 干事."""
    rows = [_person(rng, profile, next(names), "主席团", post) for post in _presidium(profile)]
    for department, count in profile.departments:
        heads = ["部长", "副部长", *(["副部长"] if count > 5 else [])]  # noqa: PLR2004 - three of six
        posts = heads + ["干事"] * (count - len(heads))
        rows += [_person(rng, profile, next(names), department, post) for post in posts]
    return Roster(rows=tuple(_from_outside(rng, rows)))


def _from_outside(rng: Random, rows: list[RosterRow]) -> list[RosterRow]:
    """Let a fifth of the staff come from no faculty union."""
    apart = set(rng.sample(range(len(rows)), len(rows) // 5))
    return [
        row.model_copy(update={"from_faculty_union": "否" if place in apart else "是"})
        for place, row in enumerate(rows)
    ]


def _presidium(profile: Profile) -> list[str]:
    return ["执行主席"] + ["主席团成员"] * (profile.presidium - 1)


def _person(rng: Random, profile: Profile, name: str, department: str, post: str) -> RosterRow:
    first_year = post == "干事" and rng.random() < FIRST_YEARS and profile.kind.ranks
    years = 0 if first_year else rng.choice((1, 1, 2)) if post == "干事" else rng.choice((2, 2, 3))
    return RosterRow(
        name=name,
        post=post,
        department=department,
        political_status=_status(rng, years),
        faculty=rng.choice(profile.faculties),
        grade=_grade(profile, years),
        failed_courses="否",
        **_rank(rng, profile, first_year=first_year),
    )


def _grade(profile: Profile, years: int) -> str:
    if not profile.kind.ranks:
        return f"{profile.intake - years % 3}级硕士研究生"
    return f"{profile.intake - years}级"


def _status(rng: Random, years: int) -> str:
    if years < 2:  # noqa: PLR2004 - nobody joins the Party so early
        return "共青团员"
    return rng.choice(("共青团员", "共青团员", "共青团员", "中共预备党员", "中共党员"))


def _rank(rng: Random, profile: Profile, *, first_year: bool) -> dict[str, str]:
    """Return a rank within the first 30 per cent, or none for first-years and graduates."""
    if not profile.kind.ranks:
        return {"rank": ""}
    if first_year:
        return {"rank": rng.choice(FIRST_YEAR_SPELLINGS)}
    cohort = rng.randrange(31, 168)
    place = rng.randrange(1, cohort * 3 // 10 + 1)
    return {"rank": f"{place}/{cohort}", "rank_basis": rng.choice(BASES)}
