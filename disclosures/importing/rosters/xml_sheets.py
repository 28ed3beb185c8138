"""Workbooks that are one XML file ("XML 表格 2003"), which campus systems export under .xls."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from disclosures.exchange import Unreadable
from disclosures.importing import xml
from disclosures.importing.rosters.cells import Covered, Value, text_of
from disclosures.importing.rosters.sheet import COLUMNS, ROWS, Sheet, clip

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_NS = f"{{{_SPACE}}}"


def looks_like(raw: bytes) -> bool:
    """Say whether the bytes are such a workbook."""
    return raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and _SPACE.encode() in raw[:4000]


def read(raw: bytes) -> list[Sheet]:
    """Return the sheets; ``Unreadable`` where the XML is broken."""
    root = xml.parse(raw.lstrip(b"\xef\xbb\xbf \r\n\t"))
    if root is None:
        raise Unreadable(
            "这个表格文件打不开，可能已经损坏。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再上传。"
        )
    sheets = []
    for sheet in root.iter(f"{_NS}Worksheet"):
        rows, remarks = clip(_rows(sheet))
        if rows:
            sheets.append(Sheet(sheet.get(f"{_NS}Name", ""), rows, remarks))
    if not sheets:
        raise Unreadable("这个表格文件里没有内容。请检查是不是选错了文件。")
    return sheets


def _rows(sheet: _Element) -> list[list[Value]]:
    grid: dict[tuple[int, int], Value] = {}
    at = -1
    for row in sheet.iter(f"{_NS}Row"):
        at = _index(row, at + 1)
        column = -1
        for cell in row.iter(f"{_NS}Cell"):
            column = _index(cell, column + 1)
            while (at, column) in grid:
                column += 1
            if at > ROWS or column >= COLUMNS:
                break
            _put(grid, at, column, cell)
            column += _span(cell, "MergeAcross")
    height = max((place[0] for place in grid), default=-1) + 1
    width = max((place[1] for place in grid), default=-1) + 1
    return [[grid.get((row, column)) for column in range(width)] for row in range(height)]


def _put(grid: dict[tuple[int, int], Value], row: int, column: int, cell: _Element) -> None:
    value = _value(cell)
    text = text_of(value)
    for down in range(min(_span(cell, "MergeDown"), ROWS) + 1):
        for right in range(min(_span(cell, "MergeAcross"), COLUMNS) + 1):
            grid[row + down, column + right] = Covered(text)
    grid[row, column] = value


def _index(element: _Element, default: int) -> int:
    given = element.get(f"{_NS}Index", "")
    return max(int(given) - 1, default) if given.isdecimal() and len(given) < 8 else default  # noqa: PLR2004


def _span(cell: _Element, name: str) -> int:
    given = cell.get(_NS + name, "")
    return int(given) if given.isdecimal() and len(given) < 6 else 0  # noqa: PLR2004


def _value(cell: _Element) -> Value:
    data = cell.find(f"{_NS}Data")
    if data is None:
        return None
    text = "".join(str(part) for part in data.itertext())
    kind = data.get(f"{_NS}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text
    return text or None
