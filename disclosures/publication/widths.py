"""Column widths of the PDF that suit what stands in the columns.

Each column first gets what its label and one word need; then the short ones grow until their
usual lines stay whole; what is left goes to the long ones, the fuller the more.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosures.publication.document import Cell, Column, Table

ROOM, PADDING = 36.0, 0.9
"""Characters of 12 pt in a table of 156 mm, and the space beside a cell's text."""
ROOM_SMALL, PADDING_SMALL = 42.0, 0.5
"""The same where a table is set smaller: one of many columns, or a matrix."""
SHORT = 8.0
"""A column whose longest line has no more characters is short: it wants it whole."""
LONG_LEAST = 6.0
USUAL = 0.9
LABEL_LINES = 3
LABEL_MOST = 5.0
ONE_WORD = 2.5
"""A box with 是 or 否 behind it."""


@dataclass
class Want:
    """What one column asks for, in characters: at the least, and so that nothing wraps.

    `usual` is enough for nine of ten lines, `whole` the length of everything in it, `label`
    what its label would like.
    """

    least: float
    usual: float
    most: float
    whole: float
    label: float

    @property
    def short(self) -> bool:
        """Whether its lines should stay whole."""
        return self.most <= SHORT


def of(table: Table) -> list[float]:
    """Return the share of each column in per cent; they add up to 100."""
    small = table.wide or bool(table.spanner)
    room, padding = (ROOM_SMALL, PADDING_SMALL) if small else (ROOM, PADDING)
    wants = [
        _want(column, [row.cells[at] for row in table.rows])
        for at, column in enumerate(table.columns)
    ]
    widths = [width + padding for width in _grown(wants, room - padding * len(wants))]
    return [100 * width / sum(widths) for width in widths]


def length(text: str) -> float:
    """Width of a text in Chinese characters; about half of one for a letter or digit."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in text)


def _want(column: Column, cells: Sequence[Cell]) -> Want:
    label = length(column.label)
    needed = min(LABEL_MOST, max(min(label, 4.0), label / LABEL_LINES))
    lengths = sorted(_longest(cell) for cell in cells) or [0.0]
    longest, usual = lengths[-1], lengths[int(USUAL * (len(lengths) - 1))]
    words = min(longest, LONG_LEAST if longest > SHORT else 4.0)
    return Want(
        least=max(needed, words),
        usual=max(needed, words, usual),
        most=max(needed, longest),
        whole=sum(lengths),
        label=min(label, SHORT),
    )


def _longest(cell: Cell) -> float:
    """The longest line; an answer of long words has each under the other."""
    if cell.options:
        boxed = [length(option) + 1.5 for option in cell.options]
        return sum(boxed) if max(boxed) <= ONE_WORD else max(boxed)
    return max(map(length, (cell.lead + cell.text).splitlines()), default=0.0)


def _grown(wants: Sequence[Want], room: float) -> list[float]:
    widths = [want.least for want in wants]
    spare = room - sum(widths)
    roots = [0.0 if want.short else sqrt(want.whole) for want in wants]
    if not sum(roots):
        for wished in ([want.most for want in wants], [want.label for want in wants]):
            spare = _give(widths, wished, spare)
        return widths
    spare = _give(widths, [want.usual if want.short else 0.0 for want in wants], spare)
    return [
        width + max(0.0, spare) * root / sum(roots)
        for width, root in zip(widths, roots, strict=True)
    ]


def _give(widths: list[float], wished: Sequence[float], spare: float) -> float:
    """Widen to what is wished as far as `spare` goes, the most modest first; return the rest."""
    lacking = sorted((max(0.0, wish - widths[at]), at) for at, wish in enumerate(wished))
    for lack, at in lacking:
        given = max(0.0, min(spare, lack))
        widths[at] += given
        spare -= given
    return spare
