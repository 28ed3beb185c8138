"""The rows of the rule catalogue: everybody who is logged in."""

from __future__ import annotations

from tests.matrix.table import Row

READ = "302 200 200 200 | 200 200 200 200"

ROWS = [
    Row("rules:index", "GET", READ),
    Row("rules:rule", "GET", READ, lambda _: ("R12",)),
]
