"""A table between page and block: cells with their lines, then with their text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from disclosures.importing.blocks import Cell, Table
from disclosures.importing.readers.pdf_parts import Box, Glyph, Line
from disclosures.importing.readers.pdf_text import ends_sentence, first_token, join, starts_point

_PADDING = 6.5
_WIDEST_GAP = 1.55
_ENOUGH, _LEAST_WIDTH = 3, 5


@dataclass(slots=True, eq=False)
class Area:
    """One cell, merged or not; every place of the grid that it takes names the same one."""

    x0: float
    x1: float
    lines: list[Line] = field(default_factory=list)
    glyphs: list[Glyph] = field(default_factory=list)
    text: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(link for line in self.lines for link in line.links))

    @property
    def plain(self) -> str:
        """The text of its lines without spaces, to compare."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(slots=True)
class Ruled:
    """A table as it stands on a page; ``rows`` name an area for every place.

    ``loose``: its columns were told by white, so their places are not exact.
    """

    page: int
    box: Box
    xs: list[float]
    rows: list[list[Area]]
    loose: bool = False

    @property
    def areas(self) -> list[Area]:
        return list(dict.fromkeys(area for row in self.rows for area in row))

    def table(self) -> Table:
        """Return the block: texts made, covered places marked."""
        areas = self.areas
        rooms = _rooms(areas)
        for area in areas:
            area.text = cell_text(area.lines, rooms[_span(area)])
        seen: set[int] = set()
        rows = []
        for row in self.rows:
            cells = []
            for area in row:
                cells.append(Cell(area.text, covered=id(area) in seen, links=area.links))
                seen.add(id(area))
            rows.append(cells)
        return Table(rows, self.page)


def _span(area: Area) -> tuple[int, int]:
    return round(area.x0 / 4), round(area.x1 / 4)


def _padding(areas: list[Area]) -> float:
    """Return the distance of text from a cell's sides: that of the longest lines."""
    offsets = [line.x0 - area.x0 for area in areas for line in area.lines]
    return min(max(min(offsets), 0.0), _PADDING * 2) if offsets else _PADDING


def _rooms(areas: list[Area]) -> dict[tuple[int, int], float]:
    """Return for every column the width that a line of text can take there."""
    padding = _padding(areas)
    columns: dict[tuple[int, int], list[Area]] = {}
    for area in areas:
        columns.setdefault(_span(area), []).append(area)
    return {span: _room(column, padding) for span, column in columns.items()}


def _room(areas: list[Area], padding: float) -> float:
    """Measure a column: by its lines where several fill it, else by its sides."""
    widths = [line.x1 - line.x0 for area in areas for line in area.lines]
    widest = max(widths, default=0.0)
    wrapped = [line for area in areas for line in area.lines[:-1]]
    size = max((line.size for line in wrapped), default=0.0)
    full = sum(1 for line in wrapped if widest - (line.x1 - line.x0) < size)
    if full >= _ENOUGH and widest > _LEAST_WIDTH * size:
        return widest
    return max(widest, areas[0].x1 - areas[0].x0 - 2 * padding)


def cell_text(lines: list[Line], room: float) -> str:
    """Return a cell's paragraphs, parted by line breaks; ``room`` is the width a line could take."""
    paragraphs: list[str] = []
    for i, line in enumerate(lines):
        if i and _goes_on(lines, i, paragraphs[-1], room):
            paragraphs[-1] = join(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return "\n".join(text.strip() for text in paragraphs)


def _goes_on(lines: list[Line], i: int, paragraph: str, room: float) -> bool:
    before, line = lines[i - 1], lines[i]
    if starts_point(line.text) and (ends_sentence(before.text) or starts_point(paragraph)):
        return False
    gap = line.base - before.base
    if before.page == line.page and gap > _WIDEST_GAP * _pitch(lines):
        return False
    left = room - (before.x1 - before.x0)
    return left < token_width(line) + 0.4 * line.size


def _pitch(lines: list[Line]) -> float:
    gaps = [
        after.base - line.base
        for line, after in itertools.pairwise(lines)
        if line.page == after.page
    ]
    return max(min(gaps, default=0.0), *(line.size for line in lines))


def token_width(line: Line) -> float:
    """Return the width of what would have had to fit on the line before."""
    seen = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    last = seen[min(first_token(line.text), len(seen)) - 1]
    return last.x1 - line.x0
