"""The rows of the lead's pages about the years' forms."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import FOREIGN, Row

LEAD = "302 403 403 403 | 403 200 403 403"
# To the college its federation's draft is no object of its own.
READ = "302 404 404 404 | 403 200 403 403"
MOVE = "302 404 404 404 | 403 302 403 403"


def draft(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.edition_draft.pk,)


def part(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.edition_draft.pk, "limits")


ROWS = [
    Row("editions:index", "GET", LEAD),
    Row("editions:show", "GET", LEAD, lambda _: ("2024-2025",)),
    Row("editions:clone", "GET", LEAD),
    Row("editions:clone", "POST", LEAD),
    Row("editions:draft", "GET", READ, draft, FOREIGN),
    Row("editions:part", "GET", READ, part, FOREIGN),
    Row("editions:part", "POST", READ, part, FOREIGN),
    Row("editions:open", "GET", READ, draft, FOREIGN),
    Row("editions:open", "POST", READ, draft, FOREIGN),
    Row("editions:delete", "GET", READ, draft, FOREIGN),
    Row("editions:delete", "POST", MOVE, draft, FOREIGN),
    Row("editions:preview", "GET", READ, draft, FOREIGN),
    Row(
        "editions:section",
        "GET",
        READ,
        lambda things: (things.edition_draft.pk, "charter"),
        FOREIGN,
    ),
    # Nobody has asked for the PDF yet.
    Row("editions:pdf", "GET", "302 404 404 404 | 403 404 403 403", draft, FOREIGN),
    Row("editions:pdf", "POST", MOVE, draft, FOREIGN),
    Row("editions:pdf_progress", "GET", READ, draft, FOREIGN),
]
