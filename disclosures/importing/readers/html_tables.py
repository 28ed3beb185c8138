"""Tables of web pages as grids, and those that only lay a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.importing.blocks import Block, Cell, Table
from disclosures.importing.readers.inside import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

WIDEST = 64
"""Columns that are read."""
MOST = 100_000
"""Places of a table's grid that are read."""
_EMPTY = Cell("")
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "table", "br")
_LONG, _MANY, _SHARE = 1_000, 8, 0.6

Hanging = dict[int, tuple[int, Cell]]
"""By column: how many rows a cell from above still reaches down (below 0: all), and what it shows there."""


def framing(table: HtmlElement) -> bool:
    """Say whether a table is a frame for other content: one cell a row, or one cell that holds nearly all."""
    rows = [cells(row) for row in rows_of(table)]
    every = [cell for row in rows for cell in row]
    if not every:
        return False
    if table.get("role") in ("presentation", "none"):
        return True
    nested = any(cell.find(".//table") is not None for cell in every)
    if all(len(row) <= 1 for row in rows):
        return nested or sum(_blocks(cell) for cell in every) > 2 * len(rows)
    lengths = [_length(cell) for cell in every]
    largest = max(range(len(every)), key=lengths.__getitem__)
    mostly = lengths[largest] > _SHARE * sum(lengths)
    long = lengths[largest] > _LONG and _blocks(every[largest]) >= _MANY
    return mostly and (long or every[largest].find(".//table") is not None)


def table_of(table: HtmlElement, inside: Callable[[HtmlElement], list[Block]]) -> list[Block]:
    """Return the table as a grid, its caption before it and the pictures of its cells behind it."""
    found: list[Block] = []
    pictures: list[Block] = []
    for caption in table.iterchildren("caption"):
        found.extend(inside(caption))
    grid = _grid(table, inside, pictures)
    grid = [row for row in grid if row]
    width = max((len(row) for row in grid), default=0)
    for row in grid:
        row.extend([_EMPTY] * (width - len(row)))
    if any(cell.text for row in grid for cell in row):
        found.append(Table(grid))
    return [*found, *pictures]


def _grid(
    table: HtmlElement, inside: Callable[[HtmlElement], list[Block]], pictures: list[Block]
) -> list[list[Cell]]:
    grid: list[list[Cell]] = []
    above: Hanging = {}
    places = 0
    for row in rows_of(table):
        line: list[Cell] = []
        below: Hanging = {}
        for element in cells(row):
            _hang(line, above, below)
            across = min(_span(element, "colspan"), WIDEST - len(line))
            if across <= 0:
                break
            cell = cell_of(inside(element), pictures)
            _place(line, below, cell, across, _span(element, "rowspan"))
        while above and len(line) <= max(above):
            _hang(line, above, below)
            line.extend([_EMPTY] if above and len(line) < max(above) else [])
        grid.append(line)
        above = below
        places += len(line)
        if places > MOST:
            break
    return grid


def _place(line: list[Cell], below: Hanging, cell: Cell, across: int, down: int) -> None:
    covered = Cell(cell.text, covered=True)
    for place in range(across):
        if down != 1:
            below[len(line)] = (down - 1, covered)
        line.append(covered if place else cell)


def _hang(line: list[Cell], above: Hanging, below: Hanging) -> None:
    """Fill places that belong to cells begun in rows above, up to the first free one."""
    while len(line) in above:
        left, cell = above.pop(len(line))
        if left != 1:
            below[len(line)] = (left - 1, cell)
        line.append(cell)


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """Return a table's own rows as they are seen: head first, foot last."""
    parts: dict[str, list[HtmlElement]] = {"thead": [], "tbody": [], "tfoot": []}
    for each in table:
        if each.tag == "tr":
            parts["tbody"].append(each)
        elif each.tag in parts:
            parts[str(each.tag)].extend(each.iterchildren("tr"))
    return [*parts["thead"], *parts["tbody"], *parts["tfoot"]]


def cells(row: HtmlElement) -> list[HtmlElement]:
    """Return a row's own cells."""
    return list(row.iterchildren("td", "th"))


def _span(element: HtmlElement, name: str) -> int:
    """Return a span; 0 (to the end of the table) is possible for rows only."""
    text = (element.get(name) or "1").strip()
    if not text.isdecimal():
        return 1
    number = min(int(text[:6]), 10_000)
    return max(1, number) if name == "colspan" else number


def _blocks(cell: HtmlElement) -> int:
    return sum(1 for _each in cell.iter(*_BLOCKS))


def _length(cell: HtmlElement) -> int:
    return sum(len("".join(part.split())) for part in cell.itertext())
