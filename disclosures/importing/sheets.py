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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosures.importing.kind import Kind
    from disclosures.importing.rosters.cells import Value
    from disclosures.importing.rosters.reading import RosterReading

NOBODY = (
    "没有在表格里找到人员：表格里应当有“姓名”一栏，每人一行。请确认选对了文件和工作表，再上传。"
)
"""Said where a sheet has no people."""
_SURE, _FAIR = 0.85, 0.5


def read_sheets(kind: Kind, raw: bytes) -> Imported:
    """Read the roster of a spreadsheet file; ``Unreadable`` where it has no people."""
    found = sheets.read(kind, raw)
    if not found:
        raise Unreadable(NOBODY)
    sheet, reading = best_sheet(found)
    if not reading.rows:
        raise Unreadable(NOBODY)
    place = f"工作表“{sheet.name}”" if sheet.name else "表格"
    return roster_of(sheet.rows, reading, place)


def read_clipboard(text: str) -> Imported:
    """Read a roster copied out of Excel, WPS or Word; ``Unreadable`` where it has no people."""
    rows = clipboard.read(text)
    reading = table.read(rows)
    if not reading.rows:
        raise Unreadable(NOBODY)
    return roster_of(rows, reading, "粘贴的内容")


def roster_of(rows: Sequence[Sequence[Value]], reading: RosterReading, place: str) -> Imported:
    """Make an import of a roster that was read; ``place`` says where from."""
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


def sureness(sure: float) -> Sureness:
    """Return the word for a number from 0 to 1."""
    if sure >= _SURE:
        return Sureness.HIGH
    return Sureness.MEDIUM if sure >= _FAIR else Sureness.LOW


def as_json(rows: Sequence[Sequence[Value]], reading: RosterReading) -> dict[str, Any]:
    """Return the table and how it was read, in plain JSON values: what a correction starts from."""
    return {
        "rows": [[_plain(value) for value in row] for row in rows],
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
    reading = table.read(rows, matching)
    if not reading.rows:
        raise Unreadable("照这样选择各列，一个人也读不出来。请至少选出“姓名”一列。")
    found = roster_of(rows, reading, "表格")
    return replace(found, sources={"roster": replace(found.sources["roster"], sure=Sureness.HIGH)})


def _covered(rows: Sequence[Sequence[Value]]) -> list[list[int]]:
    """Return row and column of every place that a merged cell covers."""
    return [
        [at, column]
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
        if isinstance(value, Covered)
    ]


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, datetime) and value.time() == time(0):
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, int | float | bool) or value is None else str(value)
