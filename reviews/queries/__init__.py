"""What the reviewer's lists read, in a constant number of queries whatever the number of rows."""

from __future__ import annotations

from reviews.queries.deadlines import deadline
from reviews.queries.filters import MINE, UNASSIGNED, narrowed, ordered
from reviews.queries.lines import Line, lines
from reviews.queries.people import colleagues, reviewers
from reviews.queries.rows import READERS, counts, filings
from reviews.queries.waiting import waiting

__all__ = [
    "MINE",
    "READERS",
    "UNASSIGNED",
    "Line",
    "colleagues",
    "counts",
    "deadline",
    "filings",
    "lines",
    "narrowed",
    "ordered",
    "reviewers",
    "waiting",
]
