"""Rows of a table: which one is which, what is new, what is gone, and the table as chosen."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disclosures.domain.freezing import canonical
from disclosures.domain.matching import paired
from disclosures.domain.parts.values import Json, blank, get, over
from disclosures.domain.proposed import Line, Part

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from disclosures.domain.parts.shape import Table, Way
    from disclosures.domain.proposed import Change


@dataclass(frozen=True)
class Pair:
    """A row of the draft (``at``: its place), one of the import, or both.

    ``id`` stays the same while the import does, whatever happens to the draft.
    """

    id: str
    at: int | None
    old: Json
    found: Json | None

    @property
    def merged(self) -> Json:
        """The row after accepting: what the import does not know stays."""
        return over(self.old, self.found or {})  # type: ignore[no-any-return]

    @property
    def change(self) -> Change:
        """What accepting does to the table."""
        if self.found is None:
            return "gone"
        if self.at is None:
            return "new"
        return "same" if self.merged == self.old else "differs"


def pairs(table: Table, old: Json, found: Json) -> list[Pair]:
    """Return the import's rows in their order, then those of the draft that it lacks; none without rows."""
    before, new = rows_of(table, old), rows_of(table, found)
    if not new:
        return []
    places = {id(row): at for at, row in enumerate(before)}
    known = {id(row): places[id(one)] for row, one in paired(before, new, ways(table, before, new))}
    there = []
    for number, row in enumerate(new):
        at = known.get(id(row))
        name = f"{table.prefix}-{number}-{mark(row)}"
        there.append(Pair(name, at, {} if at is None else before[at], row))
    left = [(at, row) for at, row in enumerate(before) if at not in known.values()]
    return there + list(_left(table, left))


def rows_of(table: Table, content: Json) -> list[Json]:
    """Return the table's rows, each an object of its own."""
    return [dict(row) for row in get(content, table.path) or ()]


def ways(table: Table, before: Sequence[Json], new: Sequence[Json]) -> tuple[Way, ...]:
    """Return the ways to the same row: all alike first, then what names it once on either side.

    A row that no way names is like no other.
    """

    def once(way: Way) -> Way:
        counts = [Counter(map(way, rows)) for rows in (before, new)]

        def key(row: Json) -> Hashable:
            value = way(row)
            return value if value and all(count[value] <= 1 for count in counts) else id(row)

        return key

    return (filled, *(once(way) for way in table.ways))


def filled(row: Json) -> Hashable:
    """Return what a row holds, empty fields aside."""
    return canonical({key: value for key, value in row.items() if not blank(value)})


def _left(table: Table, left: list[tuple[int, Json]]) -> Iterator[Pair]:
    """Name rows by what they hold: another row never takes the id of one that was taken out."""
    seen: Counter[str] = Counter()
    for at, row in left:
        name = mark(row)
        seen[name] += 1
        yield Pair(f"{table.prefix}-gone-{name}-{seen[name]}", at, row, None)


def mark(row: Json) -> str:
    """Return a short digest: an id with it means this row and no other that took its place."""
    return hashlib.sha256(canonical(row)).hexdigest()[:8]


def row_parts(table: Table, old: Json, found: Json) -> Iterator[Part]:
    """Yield a part for each row; a row of the draft that must not go is none."""
    for pair in pairs(table, old, found):
        if pair.found is not None or table.gone:
            new = {} if pair.found is None else pair.merged
            label = table.label(pair.found or pair.old)
            yield Part(pair.id, label, lines(table, pair.old, new), pair.change)


def lines(table: Table, old: Json, new: Json) -> tuple[Line, ...]:
    """Return the fields in which one of the rows has anything."""
    values: list[tuple[Any, Any, Any]] = [
        (field, get(old, field.path), get(new, field.path)) for field in table.fields
    ]
    return tuple(
        Line(field.label, field.show(one), field.show(other))
        for field, one, other in values
        if not (blank(one) and blank(other))
    )


def merged_rows(table: Table, old: Json, found: Json, chosen: AbstractSet[str]) -> list[Json]:
    """Return the table with the chosen rows taken over.

    Where every row is chosen the import's order counts; else the draft's, new rows at its end.
    """
    everything = pairs(table, old, found)
    offered = {part.id for part in row_parts(table, old, found)}
    if offered <= chosen:
        there = [pair.merged for pair in everything if pair.found is not None]
        return there + [pair.old for pair in everything if pair.found is None and not table.gone]
    by_place = {pair.at: pair for pair in everything if pair.at is not None}
    kept = [by_place[at] for at in sorted(by_place)]
    rows = [
        pair.merged if pair.id in chosen else pair.old
        for pair in kept
        if not (pair.found is None and pair.id in chosen and table.gone)
    ]
    return rows + [pair.merged for pair in everything if pair.at is None and pair.id in chosen]
