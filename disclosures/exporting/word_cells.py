"""Cells of the form's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_xml import make, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.publication.document import Cell, Column

TICKED, UNTICKED = "☑", "☐"
SHADE = "F2F2F2"


def head_cell(label: str, width: int, style: str, *, span: int = 1, merge: str = "") -> Any:
    """A cell of the head; ``span`` columns wide, ``merge`` begins a cell of two rows."""
    shade = make("w:shd", val="clear", color="auto", fill=SHADE)
    return _cell(
        width, [_words(style, [run(label, "Label")], "center", keep=True)], span, merge, shade
    )


def covered(width: int, style: str) -> Any:
    """The lower half of a cell of two rows."""
    shade = make("w:shd", val="clear", color="auto", fill=SHADE)
    return _cell(width, [_words(style, [], "center", keep=True)], 1, "continue", shade)


def group_cell(label: str, width: int, columns: int, style: str) -> Any:
    """The heading of a group of rows, over the whole width."""
    return _cell(width, [_words(style, [run(label, "Label")], keep=True)], columns)


def body_cell(cell: Cell, column: Column, width: int, style: str, *, keep: bool = False) -> Any:
    """A cell of the body: an answer with all its options, or text."""
    align = "center" if column.centred else ""
    lines = [_words(style, line, align, keep=keep) for line in _lines(cell)]
    margins = None
    if cell.options:
        margins = make(
            "w:tcMar", make("w:left", w=20, type="dxa"), make("w:right", w=20, type="dxa")
        )
    return _cell(width, lines, margins=margins)


def _cell(
    width: int,
    lines: list[Any],
    span: int = 1,
    merge: str = "",
    shade: Any = None,
    margins: Any = None,
) -> Any:
    properties = make(
        "w:tcPr",
        make("w:tcW", w=width, type="dxa"),
        make("w:gridSpan", val=span) if span > 1 else None,
        make("w:vMerge", val=merge) if merge else None,
        shade,
        margins,
        make("w:vAlign", val="center"),
    )
    return make("w:tc", properties, *lines)


def _words(style: str, runs: list[Any], align: str = "", *, keep: bool = False) -> Any:
    return paragraph(style, *runs, keep=keep, align=align)


def _lines(cell: Cell) -> Iterator[list[Any]]:
    """The runs of each paragraph: short options in one, long ones and lines of text in one each."""
    if cell.options:
        yield from _options(cell)
        return
    first, *others = cell.text.splitlines() or [""]
    lead = [run(cell.lead, "Label"), run(" ")] if cell.lead else []
    yield [*lead, run(first)] if first or lead else []
    yield from ([run(line)] for line in others)


def _options(cell: Cell) -> Iterator[list[Any]]:
    """A box is never parted from its word, as it would be where a line is full."""
    lines = [
        [run(TICKED if option in cell.chosen else UNTICKED, "Box"), run(option)]
        for option in cell.options
    ]
    if max(map(len, cell.options)) > 1:
        yield from lines
    else:
        yield [one for line in lines for one in (*line, run(" "))][:-1]
