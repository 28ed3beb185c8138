"""Tables of the form: heads repeated on every page, rows whole, widths by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_cells import body_cell, covered, group_cell, head_cell
from disclosures.exporting.word_xml import MM, clean, make

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.publication.document import Column, Row, Table

WIDTH = round(156 * MM)
"""The width of the type area."""
THICK, THIN = 8, 4
"""Eighths of a point: the frame, and the lines inside it."""


def table(block: Table, name: str) -> Any:
    """Return the table; ``name`` is what a screen reader says of it."""
    widths = _widths(block.columns)
    style = _style(block)
    return make(
        "w:tbl",
        _properties(block, name),
        make("w:tblGrid", *(make("w:gridCol", w=width) for width in widths)),
        *_head(block, widths, style),
        *_body(block, widths, style),
    )


def _style(block: Table) -> str:
    """The paragraph style of the cells: the more columns, the smaller."""
    if block.spanner:
        return "TableTight"
    return "TableSmall" if block.wide else "TableText"


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """The columns' shares of the type area; together exactly its width."""
    whole, at, given = sum(column.weight for column in columns), 0, 0
    widths = []
    for column in columns:
        at += column.weight
        widths.append(round(WIDTH * at / whole) - given)
        given += widths[-1]
    return widths


def _properties(block: Table, name: str) -> Any:
    side = 20 if block.spanner else 40 if block.wide else 80
    outer = (
        make(f"w:{edge}", val="single", sz=THICK, space=0, color="000000")
        for edge in ("top", "left", "bottom", "right")
    )
    inner = (
        make(f"w:{edge}", val="single", sz=THIN, space=0, color="000000")
        for edge in ("insideH", "insideV")
    )
    return make(
        "w:tblPr",
        make("w:tblW", w=WIDTH, type="dxa"),
        make("w:jc", val="center"),
        make("w:tblBorders", *outer, *inner),
        make("w:tblLayout", type="fixed"),
        make("w:tblCellMar", *_margins(side)),
        _look(block),
        make("w:tblCaption", val=clean(name)),
        make("w:tblDescription", val=clean(_described(block))),
    )  # fmt: skip


def _look(block: Table) -> Any:
    """Which row and which column are heads, for those who listen instead of look."""
    named = block.row_header == 0
    return make(
        "w:tblLook",
        val="06A0" if named else "0620",
        firstRow=1,
        lastRow=0,
        firstColumn=int(named),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def _margins(side: int) -> Iterator[Any]:
    for edge, width in (("top", 60), ("left", side), ("bottom", 60), ("right", side)):
        yield make(f"w:{edge}", w=width, type="dxa")


def _described(block: Table) -> str:
    labels = "、".join(column.label for column in block.columns)
    return f"共{len(block.rows)}行，{len(block.columns)}列：{labels}。"


def _row(cells: list[Any], *, head: bool = False) -> Any:
    return make(
        "w:tr",
        make("w:trPr", make("w:cantSplit"), make("w:tblHeader") if head else None),
        *cells,
    )


def _head(block: Table, widths: list[int], style: str) -> Iterator[Any]:
    if not block.spanner:
        yield _row(
            [
                head_cell(column.label, width, style)
                for column, width in zip(block.columns, widths, strict=True)
            ],
            head=True,
        )
        return
    first, *others = block.columns
    span = head_cell(block.spanner, sum(widths[1:]), style, span=len(others))
    yield _row([head_cell(first.label, widths[0], style, merge="restart"), span], head=True)
    below = [
        head_cell(one.label, width, style) for one, width in zip(others, widths[1:], strict=True)
    ]
    yield _row([covered(widths[0], style), *below], head=True)


def _body(block: Table, widths: list[int], style: str) -> Iterator[Any]:
    """The first row stays below the head, the last one is not left alone on a page."""
    last = len(block.rows) - 1
    for at, row in enumerate(block.rows):
        if row.group:
            yield _row([group_cell(row.group, sum(widths), len(widths), style)])
        yield _row(_cells(block, row, widths, style, keep=at == last - 1))


def _cells(block: Table, row: Row, widths: list[int], style: str, *, keep: bool) -> list[Any]:
    return [
        body_cell(cell, column, width, style, keep=keep)
        for cell, column, width in zip(row.cells, block.columns, widths, strict=True)
    ]
