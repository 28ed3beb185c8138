"""Two tables of one shape, row by row: by what a row is called, then by similarity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosures.comparison import matching
from disclosures.comparison.spans import spans
from disclosures.publication.changes.model import CellChange, Kind, RowChange
from disclosures.publication.document import Cell, Row, Table

NUMBER = "no"
"""The column that counts the rows."""
GROUP = -1
NOTHING_CHOSEN = "未选"


def compare(old: Table, new: Table) -> tuple[RowChange, ...]:
    """The rows that came, went, changed or moved, in the order of the newer table; what went first."""
    pairs = matching.match(_readings(old), _readings(new))
    moved, partner = matching.moved(pairs), {two: one for one, two in pairs}
    kept = set(partner.values())
    gone = [whole(old, at, Kind.REMOVED) for at in range(len(old.rows)) if at not in kept]
    stayed: list[RowChange] = []
    for at in range(len(new.rows)):
        if at not in partner:
            stayed.append(whole(new, at, Kind.ADDED))
        else:
            stayed += _changed(old, new, partner[at], at, (partner[at], at) in moved)
    return (*gone, *stayed)


def whole(table: Table, at: int, kind: Kind) -> RowChange:
    """A row that came (ADDED) or went (REMOVED), with all that stands in it."""
    added = kind is Kind.ADDED
    filled = [(place, label, text) for place, label, text in _texts(table, table.rows[at]) if text]
    cells = tuple(
        CellChange(place, label, tuple(spans(*(("", text) if added else (text, "")))))
        for place, label, text in filled
    )
    here = (None, at) if added else (at, None)
    return RowChange(kind, name_of(table, table.rows[at]), cells, *here)


def text_of(cell: Cell) -> str:
    """What a reader sees in a cell; of an answer what is ticked."""
    if cell.options:
        return "、".join(cell.chosen) or NOTHING_CHOSEN
    return f"{cell.lead} {cell.text}".strip()


def name_of(table: Table, row: Row) -> str:
    """What a row is called by."""
    return next(map(text_of, row.cells[table.row_header : table.row_header + 1]), "")


def _changed(old: Table, new: Table, old_at: int, new_at: int, moved: bool) -> Iterator[RowChange]:
    before, after = old.rows[old_at], new.rows[new_at]
    both = zip(_texts(old, before), _texts(new, after), strict=True)
    cells = tuple(
        CellChange(place, label, tuple(spans(one, two)))
        for (place, label, one), (_place, _label, two) in both
        if one != two
    )
    if cells or moved:
        kind = Kind.CHANGED if cells else Kind.MOVED
        yield RowChange(kind, name_of(new, after), cells, old_at, new_at, moved)


def _texts(table: Table, row: Row) -> list[tuple[int, str, str]]:
    """Place, heading and text of each cell that is compared, and the heading above the row."""
    cells: Iterable[tuple[int, str, str]] = (
        (place, column.label, text_of(cell))
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True))
        if column.key != NUMBER
    )
    return [(GROUP, "", row.group), *cells]


def _readings(table: Table) -> list[matching.Row]:
    found = []
    for row in table.rows:
        texts = _texts(table, row)
        name = next((text for place, _label, text in texts if place == table.row_header), "")
        fields = tuple(text for place, _label, text in texts if place != table.row_header)
        found.append(matching.Row(name, fields, (name, fields)))
    return found
