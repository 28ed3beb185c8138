"""Where the header of a roster is, and what it calls each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosures.importing.rosters import values
from disclosures.importing.rosters.cells import Covered, Value, bare, filled, text_of
from disclosures.importing.rosters.labels import OTHER, PRIVATE, Label, read_label

_SEARCHED = 40
"""A header is looked for in so many rows; in front of it stand titles and notes."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The header's rows ``first`` to ``last`` (from 0), the words above each column, what they name."""

    first: int
    last: int
    words: tuple[str, ...]
    labels: tuple[Label | None, ...]
    weight: float

    def repeated_in(self, row: list[Value]) -> bool:
        """Say whether a row gives the header once more."""
        cells = filled(row)
        same = sum(
            column < len(self.words) and text in self.words[column] for column, text in cells
        )
        return same >= max(_FEWEST, len(cells) * 0.7)

    def is_like(self, row: list[Value]) -> bool:
        """Say whether a row is a header, this one or another."""
        return self.repeated_in(row) or weigh(labels_of(row)) >= _FEWEST + 1


def find(rows: list[list[Value]]) -> Header | None:
    """Return the best header in the first rows, None where no row looks like one."""
    best: Header | None = None
    written = [place for place, row in enumerate(rows) if any(bare(value) for value in row)]
    for place in written[:_SEARCHED]:
        for header in (_one(rows, place), _two(rows, place)):
            if header and (best is None or header.weight > best.weight + 0.4):
                best = header
    return best


def stacked(rows: list[list[Value]]) -> list[int]:
    """Return the rows where another list begins below the first, with other columns than it.

    What names the list (a caption right above its header) belongs to it.
    """
    first = find(rows)
    found: list[int] = []
    if first is None:
        return found
    known = _fields(first.labels)
    for place in range(first.last + 1, len(rows)):
        labels = labels_of(rows[place])
        if weigh(labels) < _FEWEST + 1 or _facts(rows[place]):
            continue
        if _fields(labels) != known and not first.repeated_in(rows[place]):
            known = _fields(labels)
            above = filled(rows[place - 1])
            found.append(place - (len(above) == 1))
    return found


def _fields(labels: Sequence[Label | None]) -> list[tuple[int, str]]:
    return [(at, label.field) for at, label in enumerate(labels) if label]


def labels_of(row: list[Value]) -> list[Label | None]:
    """Return what each cell of a row names; a row with one text over all columns names nothing."""
    texts = {bare(value) for value in row} - {""}
    if len(texts) < _FEWEST:
        return [None] * len(row)
    return [None if isinstance(value, Covered) else read_label(value) for value in row]


def weigh(labels: list[Label | None]) -> float:
    """Return how much a row's labels make it a header; 0 where it cannot be one."""
    known = [label for label in labels if label]
    named = {label.field: label.sure for label in known if label.field not in (OTHER, PRIVATE)}
    if len(named) < _FEWEST or ("name" not in named and len(named) < _FEWEST + 1):
        return 0.0
    return sum(named.values()) + 0.1 * (len(known) - len(named)) + ("name" in named)


def _one(rows: list[list[Value]], place: int) -> Header | None:
    labels = labels_of(rows[place])
    weight = weigh(labels) - 0.8 * _facts(rows[place])
    if weight <= 0:
        return None
    return Header(place, place, _words(rows[place]), tuple(labels), weight)


def _two(rows: list[list[Value]], place: int) -> Header | None:
    """Read a header of two rows: the lower words tell what the upper ones spread over."""
    if place + 1 >= len(rows) or not _can_be_lower(rows[place + 1]):
        return None
    if len({bare(value) for value in rows[place]} - {""}) < _FEWEST:
        return None
    upper, lower = _spread(rows[place], rows[place + 1]), rows[place + 1]
    width = max(len(upper), len(lower))
    labels: list[Label | None] = []
    words: list[str] = []
    for column in range(width):
        over = upper[column] if column < len(upper) else ""
        under = bare(lower[column]) if column < len(lower) else ""
        under = "" if under == over else under
        labels.append(_joint(over, under))
        words.append(over + under)
    weight = weigh(labels) - 0.8 * (_facts(rows[place]) + _facts(lower))
    return Header(place, place + 1, tuple(words), tuple(labels), weight) if weight > 0 else None


def _can_be_lower(row: list[Value]) -> bool:
    cells = filled(row)
    known = sum(read_label(text) is not None for _column, text in cells)
    return bool(cells) and known >= max(1, len(cells) * 0.6) and not _facts(row)


def _spread(row: list[Value], lower: list[Value]) -> list[str]:
    """Return the upper words; a blank takes those on its left where the lower row has words."""
    words: list[str] = []
    for column, value in enumerate(row):
        text = bare(value)
        under = bare(lower[column]) if column < len(lower) else ""
        words.append(text or (words[-1] if words and under else ""))
    return words


def _joint(over: str, under: str) -> Label | None:
    below, whole, above = read_label(under), read_label(over + under), read_label(over)
    if below and below.field != OTHER:
        return below
    return above or whole or below


def _words(row: list[Value]) -> tuple[str, ...]:
    return tuple("" if isinstance(value, Covered) else bare(value) for value in row)


def _facts(row: list[Value]) -> int:
    """Count the cells that hold facts about a person, which no header has."""
    tests = (values.is_status, values.is_grade, values.is_private)
    return sum(
        any(test(value) for test in tests) or not isinstance(value, str)
        for value in row
        if text_of(value).strip()
    )
