"""Which sheet of a workbook is the roster."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosures.importing.rosters import table
from disclosures.importing.rosters.cells import Value, filled
from disclosures.importing.rosters.reading import RosterReading
from disclosures.importing.rosters.sheet import Sheet
from disclosures.importing.rosters.values import is_department

_SAYS_SO = re.compile(r"工作人员|成员|干部|花名册|名册|名单|人员")
_SAYS_NO = re.compile(
    r"代表|候选|志愿|二级|院系学生会|职责|章程|说明|模板|示例|样表|往年|上届|旧|联系|通讯录|值班|签到|社团"
)
_LIKELY = 0.3
_SEVERAL = 2


def best_sheet(sheets: list[Sheet]) -> tuple[Sheet, RosterReading]:
    """Return the sheet that is the roster, and its reading, where what was left out is told.

    Where no sheet has people, the first one and what came of it. ``sheets`` must not be empty.
    """
    if joined := _joined(sheets):
        return joined, table.read(joined.rows)
    readings = [(sheet, table.read(sheet.rows)) for sheet in sheets]
    sheet, reading = max(readings, key=lambda each: _likely(*each))
    others = [
        other.name
        for other, read in readings
        if other is not sheet and _likely(other, read) > _LIKELY
    ]
    remarks = [*sheet.remarks]
    if sheet.hidden:
        remarks.append(f"名单在隐藏的工作表“{sheet.name}”里，请核对是不是最新的。")
    if others:
        names = "”“".join(others)
        remarks.append(f"读的是工作表“{sheet.name}”；“{names}”看上去也是名单，没有读取。")
    return sheet, replace(reading, remarks=[*remarks, *reading.remarks])


def _joined(sheets: list[Sheet]) -> Sheet | None:
    """Return one sheet for a workbook that has a sheet for each department, named after it."""
    parts = [
        sheet for sheet in sheets
        if not sheet.hidden and is_department(sheet.name) and table.read(sheet.rows).rows
    ]  # fmt: skip
    if len(parts) < _SEVERAL:
        return None
    rows: list[list[Value]] = []
    for sheet in parts:
        rows += [[sheet.name], *sheet.rows]
    return Sheet("、".join(sheet.name for sheet in parts)[:80], rows)


def _likely(sheet: Sheet, reading: RosterReading) -> float:
    """Return how likely a sheet is the roster of the staff."""
    if not reading.rows:
        return 0.0
    title = sheet.name + "".join(text for row in sheet.rows[:3] for _at, text in filled(row)[:1])
    score = reading.sure * min(1.0, 0.4 + len(reading.rows) / 5)
    score += 0.1 * bool(_SAYS_SO.search(title)) - 0.3 * bool(_SAYS_NO.search(title))
    score += 0.1 * bool({"rank", "political_status"} & set(reading.matching.values()))
    return max(0.0, score * (0.5 if sheet.hidden else 1.0))
