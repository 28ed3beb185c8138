"""The rows of the log."""

from __future__ import annotations

from tests.matrix.table import EVERYBODY, Row

OPERATORS = "302 403 403 403 | 403 403 403 200"

ROWS = [
    Row("log:index", "GET", OPERATORS),
    Row("log:head", "GET", OPERATORS),
    Row("log:mine", "GET", EVERYBODY.replace("200", "302", 1)),
    Row("log:export", "POST", OPERATORS, lambda _: ("csv",)),
    Row("log:export", "POST", OPERATORS, lambda _: ("json",)),
    Row("log:export", "POST", "302 403 403 403 | 403 403 403 404", lambda _: ("exe",)),
]
