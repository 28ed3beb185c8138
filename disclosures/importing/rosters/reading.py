"""What reading a roster gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ROW_KEYS = (
    "no", "name", "department", "political_status", "faculty", "grade", "rank", "cohort_size",
    "rank_raw", "failed_courses", "experience", "note",
)  # fmt: skip
"""The keys of a roster row of the exchange format; ``OWN_KEYS`` only where the table has them."""
OWN_KEYS = ("post", "rank_basis", "from_faculty_union")


@dataclass(slots=True)
class RosterReading:
    """A roster as read.

    ``rows``: roster rows of the exchange format, null where the table has no such column;
    ``matching``: column (from 0) → field, see ``labels.FIELDS``; ``header``: the words above each
    column, empty where there is no header; ``header_row``: the last row of the header (from 0), None
    without one; ``first_row``: where people begin (from 0); ``skipped``: (row number from 1, its
    text, why) of every row with text behind the header that is no person; ``remarks``: Chinese
    sentences; ``sure``: 0–1.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    matching: dict[int, str] = field(default_factory=dict)
    header: list[str] = field(default_factory=list)
    header_row: int | None = None
    first_row: int = 0
    skipped: list[tuple[int, str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    sure: float = 0.0

    def add(self, other: RosterReading) -> None:
        """Take the people of another table; the columns stay those of the first that has people."""
        if not self.rows:
            self.matching, self.header = other.matching, other.header
            self.header_row, self.first_row = other.header_row, other.first_row
        if other.rows:
            self.sure = min(self.sure, other.sure) if self.rows else other.sure
        self.rows += other.rows
        self.skipped += other.skipped
        self.remarks += [each for each in other.remarks if each not in self.remarks]
