"""Reading a roster out of the rows of a sheet, of a Word or PDF table, or of the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.importing import blocks
from disclosures.importing.rosters import columns, guess, remarks
from disclosures.importing.rosters import header as headers
from disclosures.importing.rosters.cells import Covered, Value, tidy
from disclosures.importing.rosters.columns import Columns
from disclosures.importing.rosters.header import Header
from disclosures.importing.rosters.people import collect, first_row, lists_of
from disclosures.importing.rosters.reading import RosterReading
from disclosures.importing.rosters.values import is_name

__all__ = ["RosterReading", "read", "rows_of"]


def read(rows: Sequence[Sequence[Value]], matching: dict[int, str] | None = None) -> RosterReading:
    """Read the people of a table.

    ``rows``: cells as values or texts, a merged cell's other places as ``cells.Covered`` where that
    is known; ``matching``: column (from 0) → field, where it is known better than the header tells:
    corrected by hand, or of the first half of a table that is split. Never raises; no people where
    it is no roster.
    """
    table = [list(row) for row in rows]
    starts = headers.stacked(table) if matching is None else []
    if not starts:
        return _read_one(table, matching)
    ends = [*starts[1:], len(table)]
    whole = _read_one(table[: starts[0]], None)
    for start, end in zip(starts, ends, strict=True):
        whole.add(_read_one([[] for _row in range(start)] + table[start:end], None))
    return whole


def _read_one(table: list[list[Value]], matching: dict[int, str] | None) -> RosterReading:
    """Read a table that has one header at most."""
    header = headers.find(table)
    body = table[header.last + 1 :] if header else table
    found = _columns(header, body, matching)
    reading = RosterReading(
        matching=dict(sorted(found.matching.items())),
        header=_words(table, header),
        header_row=header.last if header else None,
        first_row=first_row(table, header, found.matching),
    )
    if "name" not in found.matching.values():
        return reading
    people = collect(table, header, lists_of(found.matching), reading)
    reading.rows = [person.row for person in people]
    reading.remarks = remarks.about(people, found, guessed=header is None and matching is None)
    reading.sure = _sure(found, header, reading, given=matching is not None)
    return reading


def rows_of(table: blocks.Table) -> list[list[Value]]:
    """Return the cells of a document's table as ``read`` takes them, merged ones marked."""
    return [
        [Covered(cell.text) if cell.covered else cell.text for cell in row] for row in table.rows
    ]


def _columns(
    header: Header | None, body: list[list[Value]], matching: dict[int, str] | None
) -> Columns:
    found = columns.by_header(header, body) if header else guess.by_values(body)
    if matching is not None:
        found.matching = columns.usable(matching)
        found.sure = dict.fromkeys(found.matching, 1.0)
        found.others = []
    return found


def _words(table: list[list[Value]], header: Header | None) -> list[str]:
    """Return the words above each column, as they are read."""
    if header is None:
        return []
    return [tidy(words) for words in header.words]


def _sure(found: Columns, header: Header | None, reading: RosterReading, *, given: bool) -> float:
    """Return how sure the reading is: the columns, and how many rows have a person's name."""
    if not reading.rows:
        return 0.0
    named = sum(is_name(row["name"]) for row in reading.rows) / len(reading.rows)
    matched = sum(found.sure.values()) / len(found.sure)
    known = 1.0 if header or given else 0.7
    few = 0.7 if len(found.matching) < 3 else 1.0  # noqa: PLR2004 - name and number alone
    return round(matched * known * few * (0.4 + 0.6 * named), 2)
