"""The rows of the inbox, of its settings and of the log."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import FOREIGN, Row

INSIDE = "302 200 200 200 | 200 200 200 200"
# A notice is one person's alone: to everybody else it does not exist.
NOBODYS = "302 404 404 404 | 404 404 404 404"


def notice(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.told.pk,)


def delivery(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.delivery.pk,)


ROWS = [
    Row("messages:index", "GET", INSIDE),
    Row("messages:read", "GET", NOBODYS, notice, FOREIGN),
    Row("messages:read_all", "POST", "302 302 302 302 | 302 302 302 302"),
    Row("messages:choices", "GET", INSIDE),
    Row("messages:choices", "POST", "302 302 302 302 | 302 302 302 302"),
    Row("messages:log", "GET", "302 403 403 403 | 403 200 403 200"),
    # The federation's log holds it, so to the federation's people it exists.
    Row("messages:resend", "POST", "302 404 404 404 | 403 302 403 302", delivery, FOREIGN),
]
