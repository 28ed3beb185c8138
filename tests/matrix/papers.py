"""The rows of what is printed: the college's sealed page, the federation's reading copy."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import FOREIGN, Row, draft, read

DRAFT = "302 200 200 200 | 403 403 403 403"
READ = "302 403 403 403 | 200 200 200 403"


def paper(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.draft.pk, things.paper.pk)


def pledge(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.pledge.filing_id, things.pledge.pk)


def copied(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.sent.pk,)


ROWS = [
    Row("filing:pledge", "GET", DRAFT, draft, FOREIGN),
    Row("filing:pledge", "POST", "302 422 422 403 | 403 403 403 403", draft, FOREIGN),
    Row("filing:pledge_order", "POST", "302 302 302 403 | 403 403 403 403", draft, FOREIGN),
    Row("filing:pledge_progress", "GET", DRAFT, draft, FOREIGN),
    Row("filing:pledge_paper", "GET", DRAFT, paper, FOREIGN),
    # It came with a submission: the reviewers see it too.
    Row("filing:pledge_scan", "GET", "302 200 200 200 | 200 200 200 403", pledge, FOREIGN),
    Row("review:reading_copy", "GET", READ, read, FOREIGN),
    Row("review:reading_copy", "POST", "302 403 403 403 | 302 302 302 403", read, FOREIGN),
    Row("review:reading_copy_file", "GET", READ, copied, FOREIGN),
]
