"""The rows of release on a day, of what waits for it, and of taking down."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from disclosures.models import Publication
from tests.matrix.table import FOREIGN, Row

LEAD = "302 404 404 404 | 403 200 403 403"
READ = "302 302 302 302 | 302 302 302 403"
GONE = "302 404 404 404 | 404 404 404 403"
DOWN = "302 403 403 403 | 403 200 403 403"


def cycle(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.cycle.pk,)


def public(things: SimpleNamespace) -> tuple[Any, ...]:
    return (Publication.objects.get(code=things.code).submission_id,)


def filing(things: SimpleNamespace) -> tuple[Any, ...]:
    return (Publication.objects.get(code=things.code).filing_id,)


def picture(things: SimpleNamespace) -> tuple[Any, ...]:
    return (*filing(things), "disclosure.pdf")


ROWS = [
    Row("cycles:release", "GET", LEAD, cycle, FOREIGN),
    Row("cycles:release", "POST", LEAD, cycle, FOREIGN),
    # What is public is read where the public reads it.
    Row("filing:waiting", "GET", READ, filing, FOREIGN),
    Row("filing:waiting_file", "GET", GONE, picture, FOREIGN),
    Row("review:take_down", "GET", DOWN, public, FOREIGN),
    Row("review:take_down", "POST", DOWN, public, FOREIGN),
]
