"""Word tables as grids: spans and merges resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from disclosures.importing.blocks import Block, Cell, Table
from disclosures.importing.readers.docx_names import W, child, value
from disclosures.importing.readers.inside import cell_of

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 64
"""Grid columns that are read."""
_EMPTY = Cell("")


class Reader(Protocol):
    """What a table needs of the walk: the blocks inside a cell."""

    page: int

    def blocks(self, parent: _Element, into: list[Block], depth: int = 0) -> None:
        """Append the blocks of a cell."""


def holding(table: _Element) -> bool:
    """Say whether a table of two columns holds whole tables: headings left, content right."""
    rows = _rows(table)
    if not rows or max(len(_cells(row)) for row in rows) > 2:  # noqa: PLR2004
        return False
    inner = [each for row in rows for cell in _cells(row) for each in _within(cell, W + "tbl")]
    return any(len(_rows(each)) > 2 and len(_cells(_rows(each)[0])) > 2 for each in inner)  # noqa: PLR2004


def framing(table: _Element) -> bool:
    """Say whether a table is only a frame around other content: one cell a row, text or tables inside."""
    rows = _rows(table)
    if any(len(_cells(row)) != 1 for row in rows):
        return False
    nested = any(next(row.iter(W + "tbl"), None) is not None for row in rows)
    return nested or sum(1 for row in rows for _each in row.iter(W + "p")) > 2 * len(rows)


def table_of(walk: Reader, element: _Element, depth: int) -> list[Block]:
    """Return the table, then the pictures of its cells."""
    page = walk.page
    pictures: list[Block] = []
    grid: list[list[Cell]] = []
    for row in _rows(element):
        grid.append(_row(walk, row, grid[-1] if grid else [], pictures, depth))
    width = max(map(len, grid), default=0)
    for cells in grid:
        cells.extend([_EMPTY] * (width - len(cells)))
    return (
        [Table(grid, page), *pictures]
        if any(cell.text for row in grid for cell in row)
        else pictures
    )


def _row(
    walk: Reader, row: _Element, above: list[Cell], pictures: list[Block], depth: int
) -> list[Cell]:
    cells = [_EMPTY] * _number(value(child(row, "trPr"), "gridBefore"), 0)
    for element in _cells(row):
        properties = child(element, "tcPr")
        span = max(1, _number(value(properties, "gridSpan"), 1))
        inside: list[Block] = []
        walk.blocks(element, inside, depth + 1)
        cell = cell_of(inside, pictures)
        if _goes_on(properties, "vMerge") and len(cells) < len(above):
            cells.extend([Cell(above[len(cells)].text, covered=True)] * span)
        elif _goes_on(properties, "hMerge") and cells:
            cells.extend([Cell(cells[-1].text, covered=True)] * span)
        else:
            cells.append(cell)
            cells.extend([Cell(cell.text, covered=True)] * (span - 1))
    return cells[:WIDEST]


def _goes_on(properties: _Element | None, name: str) -> bool:
    merge = child(properties, name)
    return merge is not None and merge.get(W + "val") != "restart"


def _number(text: str | None, default: int) -> int:
    return min(int(text), WIDEST) if text and text.isdigit() else default


def _rows(table: _Element) -> list[_Element]:
    return [row for row in _within(table, W + "tr") if child(child(row, "trPr"), "del") is None]


def _cells(row: _Element) -> list[_Element]:
    return _within(row, W + "tc")


def _within(parent: _Element, tag: str) -> list[_Element]:
    """Return the parts of a table or row, through content controls and tracked insertions."""
    found: list[_Element] = []
    for each in parent:
        if each.tag == tag:
            found.append(each)
        elif each.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            found.extend(_within(each, tag))
    return found
