"""The roster inside a document: its tables, the second half without a header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.importing.imported import Remark
from disclosures.importing.rosters.parts import read_parts
from disclosures.importing.rosters.table import rows_of

if TYPE_CHECKING:
    from disclosures.importing.blocks import Table


def read_roster(tables: list[Table]) -> tuple[list[dict[str, Any]], list[Remark]]:
    """Return the exchange rows of all tables and what was odd."""
    reading = read_parts([rows_of(table) for table in tables])
    return reading.rows, [Remark("", "roster", sentence) for sentence in reading.remarks]
