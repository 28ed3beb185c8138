"""The rows of rounds: comparing submissions, letters, the second pair of eyes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import FOREIGN, Row, read

READ = "302 200 200 200 | 200 200 200 403"
DECIDE = "302 403 403 403 | 200 200 403 403"
MOVE = "302 403 403 403 | 302 302 403 403"


def returned(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.returned.pk,)


ROWS = [
    Row("review:compare", "GET", READ, read, FOREIGN),
    Row("review:letter_pdf", "GET", READ, returned, FOREIGN),
    Row("review:letter_pdf", "POST", "302 302 302 302 | 302 302 302 403", returned, FOREIGN),
    Row("review:take_back", "POST", MOVE, read, FOREIGN),
    Row("review:confirm", "POST", MOVE, read, FOREIGN),
    Row("review:send_back", "POST", DECIDE, read, FOREIGN),
    Row("review:correct", "GET", DECIDE, returned, FOREIGN),
    Row("review:correct", "POST", DECIDE, returned, FOREIGN),
]
