"""A roster that is parted: a table broken over pages, one table for each department."""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.importing.rosters import header as headers
from disclosures.importing.rosters.cells import Value
from disclosures.importing.rosters.header import Header
from disclosures.importing.rosters.reading import RosterReading
from disclosures.importing.rosters.table import read

Rows = Sequence[Sequence[Value]]


def read_parts(parts: Sequence[Rows]) -> RosterReading:
    """Read several tables as one roster.

    A table without a header goes on where the one before it ended, with its columns and the
    department that stood last; so does one that repeats the header. Others are read on their own.
    The columns told are those of the first; row numbers count on.
    """
    whole = RosterReading()
    for rows in _joined(parts):
        reading = read(rows)
        if reading.rows:
            whole.add(reading)
    return whole


def _joined(parts: Sequence[Rows]) -> list[list[list[Value]]]:
    """Return the tables, halves put together."""
    found: list[list[list[Value]]] = []
    last: Header | None = None
    for part in parts:
        rows = [list(row) for row in part]
        here = headers.find(rows)
        if found and rows and _goes_on(found[-1], last, rows, here):
            found[-1] += rows
        elif rows:
            found.append(rows)
            last = here
    return found


def _goes_on(
    before: list[list[Value]], last: Header | None, rows: list[list[Value]], here: Header | None
) -> bool:
    if last is None or len(before[0]) != len(rows[0]):
        return False
    return here is None or here.words == last.words
