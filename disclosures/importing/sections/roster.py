"""The roster inside a document: its tables, the second half without a header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.importing.imported import Remark
from disclosures.importing.rosters import table as rosters

if TYPE_CHECKING:
    from disclosures.importing.blocks import Table


def read_roster(tables: list[Table]) -> tuple[list[dict[str, Any]], list[Remark]]:
    """Return the exchange rows of all tables, numbered on, and what was odd."""
    rows: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    matching: dict[int, str] | None = None
    width = 0
    for each in tables:
        texts = rosters.rows_of(each)
        same = matching is not None and width == len(each.rows[0])
        reading = rosters.read(texts)
        if same and reading.header_row is None:
            reading = rosters.read(texts, matching)
        elif reading.header_row is not None:
            matching, width = reading.matching, len(each.rows[0])
        rows.extend(reading.rows)
        remarks.extend(Remark("", "roster", sentence) for sentence in reading.remarks)
    return rows, remarks
