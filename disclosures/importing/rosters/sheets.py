"""The sheets of a spreadsheet file: values as the file has them, within limits."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from disclosures.exchange import Unreadable
from disclosures.importing.rosters import extent, separated, xml_sheets
from disclosures.importing.rosters.cells import Covered, Value, bare, text_of
from disclosures.importing.rosters.sheet import COLUMNS, ROWS, Sheet, clip

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

__all__ = ["Sheet", "read"]
_MOST_SHEETS = 40
_MOST_BYTES = 200_000_000
"""What a packed file may hold in all when it is unpacked."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)")
_LOCKED = "这个表格文件加了密码，打不开。请用 Excel 或 WPS 打开它，去掉密码后另存，再上传。"
_BROKEN = "这个表格文件打不开，可能已经损坏。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再上传。"
_TOO_BIG = "这个表格文件解开后太大。请把名单复制到一个新的表格文件里，再上传。"


def read(kind: str, raw: bytes) -> list[Sheet]:
    """Return the sheets of a file; ``kind``: csv, or xlsx, xls, ods or et (told by the content).

    Merged cells: the first place holds the value, the others a ``Covered`` copy of its text. Sheets
    that hold nothing are left out. ``Unreadable`` for files that are broken, encrypted or too big.
    """
    if str(kind) == "csv":
        return [Sheet("", *clip(separated.read(raw)))]
    if xml_sheets.looks_like(raw):
        return xml_sheets.read(raw)
    _guard(raw)
    found = _row_by_row(raw) if _too_wide(raw) else _sheets(raw)
    sheets = [sheet for sheet in found if sheet.rows]
    if not sheets:
        raise Unreadable("这个表格文件里没有内容。请检查是不是选错了文件。")
    return sheets


def _guard(raw: bytes) -> None:
    """Refuse what is encrypted, and what would not fit when unpacked."""
    if raw.startswith(_OLE) and _ENCRYPTED in raw:
        raise Unreadable(_LOCKED)
    if not raw.startswith(b"PK"):
        return
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable(_BROKEN) from None
    if sum(part.file_size for part in parts) > _MOST_BYTES:
        raise Unreadable(_TOO_BIG)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_LOCKED)


def _too_wide(raw: bytes) -> bool:
    try:
        return raw.startswith(b"PK") and extent.too_wide(raw)
    except extent.Damaged:
        raise Unreadable(_BROKEN) from None


def _sheets(raw: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return _all(book)
    except PasswordError:
        raise Unreadable(_LOCKED) from None
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise Unreadable(_BROKEN) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(_BROKEN) from None


def _row_by_row(raw: bytes) -> list[Sheet]:
    """Read an .xlsx whose cells reach too far for a grid, within the limits alone."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        return [
            Sheet(sheet.title, *clip([[_value(value) for value in row] for row in _cells(sheet)]))
            for sheet in book.worksheets[:_MOST_SHEETS]
        ]
    except Exception:  # noqa: BLE001 - openpyxl raises whatever it stumbles over
        raise Unreadable(_BROKEN) from None


def _cells(sheet: Any) -> Any:
    return sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS + 1, values_only=True)


def _all(book: CalamineWorkbook) -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = []
    for about in book.sheets_metadata[:_MOST_SHEETS]:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        rows, remarks = _rows(book.get_sheet_by_name(about.name))
        hidden = about.visible != SheetVisibleEnum.Visible
        found.append(Sheet(about.name, rows, remarks, hidden=hidden))
    return found


def _rows(sheet: CalamineSheet) -> tuple[list[list[Value]], list[str]]:
    values: list[list[Any]] = sheet.to_python(skip_empty_area=False, nrows=ROWS + 1)
    rows, remarks = clip([[_value(value) for value in row] for row in values])
    for first, last in sheet.merged_cell_ranges or ():
        _cover(rows, first, last)
    return rows, remarks


def _value(value: Any) -> Value:
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, str) and (not value or _FAULT.fullmatch(value)):
        return None
    known: Value = value
    return known


def _cover(rows: list[list[Value]], first: tuple[int, int], last: tuple[int, int]) -> None:
    """Mark the places of a merged cell, within the rows and columns that were read."""
    if first[0] >= len(rows) or first[1] >= len(rows[first[0]]):
        return
    text = text_of(rows[first[0]][first[1]])
    for row in range(first[0], min(last[0] + 1, len(rows))):
        for column in range(first[1], min(last[1] + 1, COLUMNS, len(rows[row]))):
            if (row, column) != first and text and not bare(rows[row][column]):
                rows[row][column] = Covered(text)
