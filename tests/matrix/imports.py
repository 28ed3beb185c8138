"""The rows of the pages on which a college brings something in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import FOREIGN, FOREIGN_SENT, Row, draft

READ = "302 200 200 200 | 403 403 403 403"
MOVE = "302 302 302 403 | 403 403 403 403"
EMPTY = "302 422 422 403 | 403 403 403 403"


def brought(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.draft.pk, things.brought.pk)


def kept(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.sent.filing.pk, things.kept.pk)


def picture(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.draft.pk, things.brought.pk, things.found_picture.pk)


ROWS = [
    Row("filing:import", "GET", READ, draft, FOREIGN),
    Row("filing:import", "POST", EMPTY, draft, FOREIGN),
    Row(
        "filing:import_paste",
        "POST",
        "401 422 422 403 | 403 403 403 403",
        draft,
        FOREIGN_SENT,
        {"text": ""},
    ),
    Row("filing:import_last_year", "POST", MOVE, draft, FOREIGN),
    Row("filing:import_one", "GET", READ, brought, FOREIGN),
    Row("filing:import_one", "POST", EMPTY, brought, FOREIGN),
    Row("filing:import_progress", "GET", READ, brought, FOREIGN),
    Row("filing:import_columns", "GET", READ, brought, FOREIGN),
    Row("filing:import_columns", "POST", EMPTY, brought, FOREIGN),
    Row("filing:import_discard", "POST", MOVE, brought, FOREIGN),
    # Something of it was taken and submitted: the reviewers may see where it came from.
    Row("filing:import_file", "GET", "302 200 200 200 | 200 200 200 403", kept, FOREIGN),
    Row("filing:import_look", "GET", "302 404 404 404 | 404 404 404 403", kept, FOREIGN),
    Row("filing:import_picture", "GET", READ, picture, FOREIGN),
]
