"""The figures of one invented union: chosen once, then the same in every section."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from disclosures.demo.names import FACULTIES, PLACES
from disclosures.demo.texts import duties
from disclosures.editions import EditionForm
from disclosures.reading import in_chinese
from portal.kinds import Kind

STAFF = 40
OTHERS_IN_THE_APPRAISAL = 3


@dataclass(frozen=True)
class Profile:
    """Who, when and how many. ``departments`` pairs a name with its number of people."""

    school: str
    federation: str
    kind: Kind
    ordinal: int
    date: date
    place: str
    intake: int
    presidium: int
    departments: tuple[tuple[str, int], ...]
    faculties: tuple[str, ...]
    students: int
    delegates: int
    candidates: int
    proposals: int

    @property
    def union(self) -> str:
        """学生会, 研究生会 or another kind's name."""
        return self.kind.name

    @property
    def member(self) -> str:
        """学生, 研究生 or another kind's members."""
        return self.kind.member

    @property
    def staff(self) -> int:
        """All the people of the roster."""
        return self.presidium + sum(count for _, count in self.departments)

    def names(self) -> dict[str, str]:
        """Return what the texts leave open, by placeholder."""
        counts = {
            "delegates": self.delegates,
            "candidates": self.candidates,
            "seats": self.presidium,
        }
        nth = in_chinese(self.ordinal)
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日"
        return {
            "school": self.school,
            "federation": self.federation,
            "union": self.union,
            "member": self.member,
            "membership": "全日制在校学生" if self.kind.ranks else f"在校{self.member}",
            "congress": f"{self.member}代表大会",
            "nth_congress": f"第{nth}次{self.member}代表大会",
            "nth_term": f"第{nth}届",
            "adopted": day,
            "date": day,
            "place": self.place,
            "departments": "、".join(name for name, _ in self.departments),
            "department_count": in_chinese(len(self.departments)),
            "presidium": in_chinese(self.presidium),
            "present": str(self.delegates - self.proposals % 5),
            "faculty_count": str(len(self.faculties)),
            "proposals": str(self.proposals),
            "accepted": str(self.proposals * 2 // 3),
            "appraisers": str(5 * OTHERS_IN_THE_APPRAISAL),
            "appraiser_delegates": str(4 * OTHERS_IN_THE_APPRAISAL),
            **{key: str(count) for key, count in counts.items()},
        }


def draw_profile(
    rng: Random, school: str, federation: str, kind: Kind, edition: EditionForm
) -> Profile:
    """Choose the figures so that every rule on figures is content."""
    presidium = rng.choice((3, 4, 5))
    departments = _departments(rng, STAFF - presidium)
    students = rng.randrange(8_000, 22_000) if kind.ranks else rng.randrange(1_500, 4_000)
    faculties = tuple(rng.sample(FACULTIES, rng.randrange(7, 13)))
    window = edition.congress_window
    return Profile(
        school=school,
        federation=federation,
        kind=kind,
        ordinal=rng.randrange(3, 26),
        date=_weekday(
            max(window.start, date(window.start.year, 11, 1)) + timedelta(rng.randrange(40))
        ),
        place=rng.choice(PLACES),
        intake=edition.intake_year,
        presidium=presidium,
        departments=departments,
        faculties=faculties,
        students=students,
        delegates=max(math.ceil(students / 100), 4 * len(faculties)) + rng.randrange(5, 30),
        candidates=presidium + max(1, math.ceil(presidium / 5)) + rng.randrange(2),
        proposals=rng.randrange(20, 90),
    )


def _departments(rng: Random, room: int) -> tuple[tuple[str, int], ...]:
    names = rng.sample(sorted(duties()), rng.choice((5, 6, 6)))
    counts = [rng.choice((4, 5, 5, 6)) for _ in names]
    while sum(counts) > room:
        counts[counts.index(max(counts))] -= 1
    return tuple(zip(names, counts, strict=True))


def _weekday(day: date) -> date:
    """Move a Sunday or Saturday to the Friday before."""
    return day - timedelta(max(0, day.weekday() - 4))
