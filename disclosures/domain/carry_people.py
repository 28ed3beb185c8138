"""People a year later: first-years moved up, what was of the year emptied."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from disclosures.content import Roster, RosterRow
from disclosures.importing.imported import Remark

YEARS = re.compile(
    r"(?P<before>大|研|硕|博|博士|硕士|本科|研究生|本|专)?(?P<year>[一二三四五])(?P<after>年级)?(?:新生)?"
)
COUNTED = "一二三四五"
LAST = {
    "大": 4,
    "本": 4,
    "本科": 4,
    "专": 3,
    "研": 3,
    "硕": 3,
    "硕士": 3,
    "研究生": 3,
    "博": 4,
    "博士": 4,
}
"""The year in which most finish; who was in it may have left."""
OF_THE_YEAR = ("rank", "rank_basis", "failed_courses")
"""A person's fields that say how a year went."""


def older(content: Roster, years: int) -> tuple[Roster, list[Remark]]:
    """Return the people ``years`` later, and whom to look at: who may have left."""
    rows = tuple(_older(row, years) for row in content.rows)
    remarks = [
        Remark(
            "",
            f"roster[{place}].grade",
            _("%(name)s去年是“%(grade)s”，可能已经毕业，请核对。")
            % {"name": row.name, "grade": row.grade},
        )
        for place, row in enumerate(content.rows)
        if row.grade and finished(row.grade, years)
    ]
    return Roster(rows=rows), remarks


def _older(row: RosterRow, years: int) -> RosterRow:
    values = dict.fromkeys(OF_THE_YEAR, "") | {"grade": moved_up(row.grade, years)}
    return row.model_copy(update=values)


def moved_up(grade: str, years: int) -> str:
    """Return a grade some years later: 一年级 → 二年级, 大一 → 大二; 2024级 and a last year stay."""
    hit = YEARS.fullmatch(re.sub(r"\s", "", grade))
    if hit is None or not (hit["before"] or hit["after"]) or finished(grade, years):
        return grade
    year = COUNTED[COUNTED.index(hit["year"]) + years]
    return f"{hit['before'] or ''}{year}{hit['after'] or ''}"


def finished(grade: str, years: int) -> bool:
    """Say whether somebody of this grade has most likely left ``years`` later."""
    hit = YEARS.fullmatch(re.sub(r"\s", "", grade))
    if hit is None:
        return False
    return COUNTED.index(hit["year"]) + 1 + years > LAST.get(hit["before"] or "本", 4)
