"""A roster that comes as a sheet or from the clipboard: its people as an import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from disclosures import editions
from disclosures.exchange import Unreadable
from disclosures.importing.imported import Imported, Remark, Source, Sureness
from disclosures.importing.rosters import clipboard, sheets, table
from disclosures.importing.rosters.cells import Covered, text_of
from disclosures.importing.rosters.choose import best_sheet
from disclosures.importing.rosters.labels import PRIVATE, read_label
from disclosures.importing.rosters.values import is_name, is_private

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosures.importing.kind import Kind
    from disclosures.importing.rosters.cells import Value
    from disclosures.importing.rosters.reading import RosterReading

NOBODY = (
    "没有在表格里找到人员：表格里应当有“姓名”一栏，每人一行。请确认选对了文件和工作表，再上传。"
)
"""Said where a sheet has no people."""
NOBODY_PASTED = "没有在粘贴的内容里找到人员：应当有“姓名”一列，每人一行。请在表格里连同标题行一起选中，复制后再粘贴。"
"""Said where what was pasted has no people."""
UNMATCHED = "没有认出哪一栏是姓名。请指明各列是什么，再读一次。"
"""Said where a sheet may be a roster under headings of its own."""
_FEW = 3
_SURE, _FAIR = 0.85, 0.5


def read_sheets(kind: Kind, raw: bytes) -> Imported:
    """Read the roster of a spreadsheet file; ``Unreadable`` where it has no people."""
    found = sheets.read(kind, raw)
    if not found:
        raise Unreadable(NOBODY)
    sheet, reading = best_sheet(found)
    place = f"工作表“{sheet.name}”" if sheet.name else "表格"
    if not reading.rows and not _could_be(sheet.rows):
        raise Unreadable(NOBODY)
    return roster_of(sheet.rows, reading, place)


def read_clipboard(text: str) -> Imported:
    """Read a roster copied out of Excel, WPS or Word; ``Unreadable`` where it has no people."""
    rows = clipboard.read(text)
    reading = table.read(rows)
    if not reading.rows:
        raise Unreadable(NOBODY_PASTED)
    return roster_of(rows, reading, "粘贴的内容")


def roster_of(rows: Sequence[Sequence[Value]], reading: RosterReading, place: str) -> Imported:
    """Make an import of a roster that was read; ``place`` says where from."""
    if not reading.rows:
        return _unmatched(rows, reading)
    first = reading.rows[0]
    snippet = " ".join(str(value) for value in first.values() if value not in (None, ""))
    where = f"{place}，第{reading.first_row + 1}行起{len(reading.rows)}人"
    return Imported(
        data={"roster": reading.rows},
        edition=max(editions.keys()),
        edition_sure=Sureness.LOW,
        sources={"roster": Source(where, snippet[:80], sureness(reading.sure))},
        remarks=[Remark("", "roster", sentence) for sentence in reading.remarks],
        table=as_json(rows, reading),
    )


def _could_be(rows: Sequence[Sequence[Value]]) -> bool:
    """Say whether a sheet could be a roster whose columns nobody can name but its owner."""
    full = [row for row in rows if sum(value not in (None, "") for value in row) > 1]
    return len(full) > _FEW


def _unmatched(rows: Sequence[Sequence[Value]], reading: RosterReading) -> Imported:
    """Make an import without people, for the columns to be told by hand."""
    return Imported(
        data={"roster": None},
        edition=max(editions.keys()),
        edition_sure=Sureness.LOW,
        remarks=[Remark("", "roster", UNMATCHED)],
        table=as_json(rows, reading),
    )


def sureness(sure: float) -> Sureness:
    """Return the word for a number from 0 to 1."""
    if sure >= _SURE:
        return Sureness.HIGH
    return Sureness.MEDIUM if sure >= _FAIR else Sureness.LOW


def as_json(rows: Sequence[Sequence[Value]], reading: RosterReading) -> dict[str, Any]:
    """Return the table and how it was read, in plain JSON values: what a correction starts from."""
    return {
        "rows": _without_private(rows, reading),
        "covered": _covered(rows),
        "matching": {str(column): field for column, field in reading.matching.items()},
        "header": reading.header,
        "header_row": reading.header_row,
        "first_row": reading.first_row,
        "skipped": [list(each) for each in reading.skipped],
    }


def corrected(held: dict[str, Any], matching: dict[int, str]) -> Imported:
    """Read a table kept by ``as_json`` again, with columns told by hand."""
    rows: list[list[Value]] = [list(row) for row in held["rows"]]
    for at, column in held.get("covered", ()):
        rows[at][column] = Covered(text_of(rows[at][column]))
    if held.get("header_row") is None and _heads(rows, matching):
        rows = rows[1:]
    reading = table.read(rows, matching)
    if not reading.rows:
        raise Unreadable("照这样选择各列，一个人也读不出来。请至少选出“姓名”一列。")
    found = roster_of(rows, reading, "表格")
    return replace(found, sources={"roster": replace(found.sources["roster"], sure=Sureness.HIGH)})


def _heads(rows: list[list[Value]], matching: dict[int, str]) -> bool:
    """Say whether the first row is a header in words of its own: no name where the others have one."""
    column = next((at for at, field in matching.items() if field == "name"), None)
    if column is None or len(rows) < _FEW:
        return False
    names = [is_name(row[column]) if column < len(row) else False for row in rows]
    return not names[0] and all(names[1:_FEW])


def _covered(rows: Sequence[Sequence[Value]]) -> list[list[int]]:
    """Return row and column of every place that a merged cell covers."""
    return [
        [at, column]
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
        if isinstance(value, Covered)
    ]


def _without_private(
    rows: Sequence[Sequence[Value]], reading: RosterReading
) -> list[list[str | int | float | bool | None]]:
    """Return the rows without telephones, numbers of students and the like: nothing asks for them."""
    private = {
        column
        for column, words in enumerate(reading.header)
        if (label := read_label(words)) and label.field == PRIVATE
    }
    return [
        [
            None
            if at >= reading.first_row
            and (column in private or (column not in reading.matching and is_private(value)))
            else _plain(value)
            for column, value in enumerate(row)
        ]
        for at, row in enumerate(rows)
    ]


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, datetime) and value.time() == time(0):
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, int | float | bool) or value is None else str(value)
