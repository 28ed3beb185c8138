"""A table on its way into a spreadsheet: columns, rows, and how wide it may get."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

Value = str | int | None
"""What a cell holds: a number where it is one beyond doubt, text otherwise, None for nothing."""

WIDEST = 60


@dataclass(frozen=True)
class Column:
    """One column. ``key`` names the field that it shows; ``width`` in characters, 0: as the content needs."""

    key: str
    label: str
    width: int = 0
    centred: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: ``heading`` stands above the table, ``notes`` below it.

    ``filtered`` gives the header row its filter buttons.
    """

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    filtered: bool = True

    def width(self, place: int) -> int:
        """Return the width of a column: as given, or what header and content need, within limits."""
        column = self.columns[place]
        if column.width:
            return column.width
        longest = max((breadth(row[place]) for row in self.rows), default=0)
        header = min(breadth(column.label), 16)
        return min(max(longest, header, 4) + 3, WIDEST)

    def height(self, row: tuple[Value, ...]) -> int:
        """Return how many lines of type a row takes; neither LibreOffice nor WPS counts them by itself."""
        return max((lines(value, self.width(place)) for place, value in enumerate(row)), default=1)


def lines(value: Value, width: int) -> int:
    """Return how many lines a value takes in a column ``width`` wide; a character is never cut."""
    if value is None:
        return 1
    room = max(width - 2, 2)
    return sum(max(1, -(-breadth(line) // room)) for line in str(value).split("\n"))


def breadth(value: Value) -> int:
    """Return how many columns of type the longest line of a value takes; Chinese takes two each."""
    if value is None:
        return 0
    return max(
        sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in line)
        for line in str(value).split("\n")
    )
