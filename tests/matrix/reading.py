"""The rows of the reviewer's desk: who is reading, the clean sections, one step back."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, Row, read, read_charter

READ = "302 403 403 403 | 200 200 200 403"
MOVE = "302 403 403 403 | 302 302 403 403"

ROWS = [
    Row("review:presence", "POST", "302 403 403 403 | 200 200 200 403", read, FOREIGN),
    Row("review:claim", "POST", MOVE, read, FOREIGN),
    Row("review:release", "POST", MOVE, read, FOREIGN),
    Row("review:take_over", "POST", MOVE, read, FOREIGN),
    Row("review:clean", "POST", MOVE, read, FOREIGN),
    Row("review:source", "GET", READ, read_charter, FOREIGN),
    Row("review:source", "POST", READ, read_charter, FOREIGN),
    Row("review:undo", "POST", MOVE, read, FOREIGN),
    Row("review:withdraw", "POST", MOVE, read_charter, FOREIGN),
    Row(
        "review:settle",
        "POST",
        "302 403 403 403 | 404 404 403 403",
        lambda things: (things.under_review.pk, things.flag.pk),
        FOREIGN,
    ),
]
