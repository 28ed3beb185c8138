"""The roster as a table: of a filing with all that was asked, or as a text file."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from disclosures.content import RosterRow
from disclosures.exporting.cells import in_text_file
from disclosures.exporting.sheets import Column, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.content import Roster
    from disclosures.editions import EditionForm

NAME = "名单"
LABELS = {
    "name": "姓名",
    "post": "职务",
    "department": "所属部门",
    "political_status": "政治面貌",
    "faculty": "院系",
    "grade": "年级",
    "rank": "学习成绩排名（本人排名/所属专业人数）",
    "rank_basis": "排名依据",
    "failed_courses": "是否存在不及格情况",
    "from_faculty_union": "是否来自二级学生会组织",
    "experience": "学生工作经历",
    "note": "备注",
}
"""What a field is called where the year's form has no column for it."""
WIDE = {"experience": 40, "note": 24}
LEFT = frozenset(WIDE)
BOM = "\ufeff"


def columns(form: EditionForm, roster: Roster) -> tuple[Column, ...]:
    """Return the form's columns, those that it asks besides, and any other that holds something."""
    asked = {column.key: column.label for column in (*form.roster.columns, *form.roster.asked)}
    labels = {"no": "序号", **asked}
    for key in RosterRow.model_fields:
        if key not in labels and any(getattr(row, key) for row in roster.rows):
            labels[key] = LABELS[key]
    return tuple(
        Column(key, label, WIDE.get(key, 0), centred=key not in LEFT)
        for key, label in labels.items()
    )


def sheet(form: EditionForm, roster: Roster, heading: str) -> Sheet:
    """Return the roster as a sheet; ranks are text as typed, numbers stand in the first column only."""
    shown = columns(form, roster)
    notes = (form.roster.footnote,) if form.roster.footnote else ()
    return Sheet(NAME, f"{heading}工作人员名单", shown, tuple(rows(shown, roster)), notes)


def rows(shown: tuple[Column, ...], roster: Roster) -> Iterator[tuple[Value, ...]]:
    """Yield one row a person, numbered by position."""
    for number, row in enumerate(roster.rows, 1):
        yield tuple(number if one.key == "no" else getattr(row, one.key) for one in shown)


def to_csv(form: EditionForm, roster: Roster) -> bytes:
    """Return the roster as a text file that a Chinese Excel opens without broken characters.

    UTF-8 **with a byte order mark**: without one, Excel and WPS in China take a text file for
    GBK. Lines end in CR LF (RFC 4180), texts are marked by ``cells.in_text_file``.
    """
    shown = columns(form, roster)
    target = io.StringIO(newline="")
    target.write(BOM)
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([in_text_file(one.label) for one in shown])
    for row in rows(shown, roster):
        writer.writerow([in_text_file(str(value)) for value in row])
    return target.getvalue().encode()
