"""Sheets as an .xlsx file: readable, printable, and the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING, Any

from disclosures.exporting import formats
from disclosures.exporting.cells import safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from disclosures.exporting.sheets import Sheet, Value

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAKER = "高校学生会组织改革情况公开平台"
"""Who made the file, as its properties say: never a person."""
HEADER_ROW = 2
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def write(sheets: Iterable[Sheet], title: str, moment: datetime) -> bytes:
    """Return the workbook's bytes; ``moment`` (aware) is the only time that it names.

    Every text goes through ``cells.safe`` and is stored as text: no cell is a formula, no rank
    turns into a date.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet_name(sheet.name, book.sheetnames)), sheet)
    book.properties.creator = MAKER
    book.properties.title = safe(title)
    when = moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties.created = book.properties.modified = when
    return _bytes(book)


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """Return a name that Excel takes: no brackets, colons, slashes; 31 characters; not taken yet."""
    plain = " ".join(_FORBIDDEN.sub(" ", safe(wanted)).split())[:28] or "表"
    known = {name.casefold() for name in taken}
    names = (plain if n == 1 else f"{plain}{n}" for n in range(1, len(known) + 2))
    return next(name for name in names if name.casefold() not in known)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """Heading, header, rows and notes; then everything that makes them readable."""
    width = len(sheet.columns)
    _put(page, 1, 1, sheet.heading, formats.HEADING)
    for place, column in enumerate(sheet.columns, 1):
        _put(page, HEADER_ROW, place, column.label, formats.HEADER)
    for number, row in enumerate(sheet.rows, HEADER_ROW + 1):
        for place, value in enumerate(row, 1):
            centred = sheet.columns[place - 1].centred
            _put(page, number, place, value, formats.CENTRED if centred else formats.BODY)
    last = HEADER_ROW + len(sheet.rows)
    for number, note in enumerate(sheet.notes, last + 2):
        _put(page, number, 1, note, formats.NOTE)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    formats.lay_out(page, sheet, HEADER_ROW, last)


def _put(page: Worksheet, row: int, column: int, value: Value, style: formats.Style) -> None:
    cell: Any = page.cell(row, column)
    if isinstance(value, str):
        cell.value = safe(value)
        cell.data_type = "s"
        cell.number_format = "@"
    else:
        cell.value = value
    formats.dress(cell, style)


def _bytes(book: Workbook) -> bytes:
    """Write with every date in the archive the same, and without openpyxl's own clock."""
    from openpyxl.writer.excel import ExcelWriter

    made, still = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(made, "w")).save()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(still, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return still.getvalue()
