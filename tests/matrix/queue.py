"""The rows of the queue's own lists, of assigning, of the board and the map."""

from __future__ import annotations

from tests.matrix.table import Row

READ = "302 403 403 403 | 200 200 200 403"
KEEP = "401 403 403 403 | 302 302 302 403"
LEAD = "302 403 403 403 | 403 200 403 403"

ROWS = [
    Row("review:saved", "GET", READ),
    Row("review:saved", "POST", KEEP, data={"name": "待我复核", "query": "state=submitted"}),
    # A list belongs to a person, whatever the federation: everybody else's is missing.
    Row(
        "review:saved_change",
        "POST",
        "302 403 403 403 | 404 404 404 403",
        lambda things: (things.saved_view.pk,),
    ),
    Row("review:assign", "POST", "302 403 403 403 | 302 302 403 403"),
    Row("review:distribute", "GET", LEAD),
    Row("review:distribute", "POST", LEAD),
    Row("review:board", "GET", READ),
    Row("review:board_export", "GET", READ),
    Row("review:not_started", "GET", READ),
    Row("review:map", "GET", READ),
]
