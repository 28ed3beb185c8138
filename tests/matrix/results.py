"""The rows of a cycle's results: the federation looks, its lead releases, everybody reads."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import EVERYBODY, FOREIGN, FOREIGN_SENT, Row


def cycle(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.cycle.pk,)


LOOKING = "302 404 404 404 | 200 200 200 403"

ROWS = [
    Row("results:index", "GET", "302 403 403 403 | 200 200 200 403"),
    Row("results:show", "GET", LOOKING, cycle, FOREIGN),
    Row("results:release", "GET", "302 404 404 404 | 403 200 403 403", cycle, FOREIGN),
    Row(
        "results:release",
        "POST",
        "401 404 404 404 | 403 200 403 403",
        cycle,
        FOREIGN_SENT,
        {"parts": "kinds", "seen": "nothing"},
    ),
    Row("results:withdraw", "POST", "302 404 404 404 | 403 302 403 403", cycle, FOREIGN),
    Row("public:results", "GET", EVERYBODY, cycle, EVERYBODY),
]
