"""The rows of the lead's pages about cycles."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, Row

LEAD = "302 403 403 403 | 403 200 403 403"
# To the college its federation's cycle is no object of its own.
CHANGE = "302 404 404 404 | 403 200 403 403"

ROWS = [
    Row("cycles:index", "GET", LEAD),
    Row("cycles:open", "GET", LEAD),
    Row("cycles:open", "POST", LEAD),
    Row("cycles:change", "GET", CHANGE, lambda things: (things.cycle.pk,), FOREIGN),
    Row("cycles:statistics", "GET", CHANGE, lambda things: (things.cycle.pk,), FOREIGN),
    Row("cycles:change", "POST", CHANGE, lambda things: (things.cycle.pk,), FOREIGN),
    Row("cycles:calendar", "GET", CHANGE, lambda things: (things.cycle.pk,), FOREIGN),
    Row("cycles:extensions", "GET", CHANGE, lambda things: (things.cycle.pk,), FOREIGN),
    Row("cycles:extensions", "POST", CHANGE, lambda things: (things.cycle.pk,), FOREIGN),
]
