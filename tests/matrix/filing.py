"""The rows of the college's pages."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, FOREIGN_SENT, Row, charter, draft

READ = "302 200 200 200 | 403 403 403 403"
TYPED = {"revision": "0", "text": "第一章　总则"}
ANSWER = {"rule": "R01", "path": "indicators.i03.number", "text": "两个校区分设。"}

ROWS = [
    Row(
        "filing:start",
        "POST",
        "302 302 302 403 | 403 403 403 403",
        lambda things: (things.union.pk, things.cycle.pk),
        FOREIGN,
    ),
    Row("filing:tasks", "GET", READ, draft, FOREIGN),
    Row("filing:history", "GET", "302 200 200 200 | 200 200 200 403", draft, FOREIGN),
    Row("filing:section", "GET", READ, charter, FOREIGN),
    Row(
        "filing:section", "POST", "401 302 302 403 | 403 403 403 403", charter, FOREIGN_SENT, TYPED
    ),
    Row(
        "filing:autosave", "POST", "401 200 200 403 | 403 403 403 403", charter, FOREIGN_SENT, TYPED
    ),
    Row("filing:structure", "POST", READ, charter, FOREIGN),
    Row("filing:findings", "GET", READ, draft, FOREIGN),
    Row("filing:indicators", "GET", READ, draft, FOREIGN),
    # The finding is not there: refused with a sentence, but not for want of a right.
    Row("filing:explain", "POST", "401 422 422 403 | 403 403 403 403", draft, FOREIGN_SENT, ANSWER),
    Row("filing:check", "GET", READ, draft, FOREIGN),
    Row("filing:preview", "GET", READ, draft, FOREIGN),
    Row("filing:submit", "POST", "302 403 422 403 | 403 403 403 403", draft, FOREIGN),
    Row(
        "filing:receipt",
        "GET",
        "302 200 200 200 | 200 200 200 403",
        lambda things: (things.sent.filing.pk, 1),
        FOREIGN,
    ),
    Row("filing:downloads", "GET", READ, draft, FOREIGN),
    *(
        Row(
            "filing:download",
            "GET",
            READ,
            lambda things, kind=kind: (things.draft.pk, kind),
            FOREIGN,
        )
        for kind in ("word", "excel", "csv", "json")
    ),
    *(
        Row(
            "filing:download_submission",
            "GET",
            READ,
            lambda things, kind=kind: (things.sent.filing.pk, 1, kind),
            FOREIGN,
        )
        for kind in ("word", "excel", "csv", "json")
    ),
    Row("filing:pull_back", "GET", "302 403 200 403 | 403 403 403 403", draft, FOREIGN),
    Row("filing:pull_back", "POST", "302 403 302 403 | 403 403 403 403", draft, FOREIGN),
    Row(
        "filing:attachment",
        "GET",
        # Never submitted: to the reviewing body it is not there.
        "302 200 200 200 | 404 404 404 403",
        lambda things: (things.draft.pk, things.attachment.pk),
        FOREIGN,
    ),
]
