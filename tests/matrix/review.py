"""The rows of the reviewer's pages."""

from __future__ import annotations

from tests.matrix.table import FOREIGN, FOREIGN_SENT, Row, read, read_charter, sent

READ = "302 403 403 403 | 200 200 200 403"
MOVE = "302 403 403 403 | 302 302 403 403"

ROWS = [
    Row("review:queue", "GET", READ),
    Row("review:queue_export", "GET", READ),
    Row("review:next", "GET", "302 403 403 403 | 302 302 302 403"),
    Row("review:read", "GET", READ, read, FOREIGN),
    Row("review:preview", "GET", READ, read, FOREIGN),
    *(
        Row(
            "review:download",
            "GET",
            READ,
            lambda things, kind=kind: (things.under_review.pk, kind),
            FOREIGN,
        )
        for kind in ("word", "excel", "csv", "json")
    ),
    Row("review:open", "POST", MOVE, sent, FOREIGN),
    Row("review:hand_over", "POST", "302 403 403 403 | 200 200 403 403", read, FOREIGN),
    Row("review:section", "GET", READ, read_charter, FOREIGN),
    Row("review:verdict", "POST", MOVE, read_charter, FOREIGN),
    Row("review:flag", "POST", "302 403 403 403 | 200 200 403 403", read_charter, FOREIGN),
    Row(
        "review:note",
        "POST",
        "401 403 403 403 | 302 302 403 403",
        read_charter,
        FOREIGN_SENT,
        {"text": "去年也是。"},
    ),
    Row(
        "review:retract",
        "POST",
        MOVE,
        lambda things: (things.under_review.pk, things.flag.pk),
        FOREIGN,
    ),
    Row("review:decide", "GET", "302 403 403 403 | 200 200 403 403", read, FOREIGN),
    Row("review:approve", "POST", MOVE, read, FOREIGN),
    Row("review:return", "POST", "302 403 403 403 | 200 200 403 403", read, FOREIGN),
    Row(
        "review:done",
        "GET",
        READ,
        lambda things: (things.returned.pk,),
        FOREIGN,
    ),
    Row(
        "review:letter",
        "GET",
        "302 200 200 200 | 200 200 200 403",
        lambda things: (things.returned.pk,),
        FOREIGN,
    ),
    Row(
        "review:reply",
        "GET",
        "302 200 200 403 | 403 403 403 403",
        lambda things: (things.asked.pk,),
        FOREIGN,
    ),
    Row(
        "review:reply",
        "POST",
        "401 302 302 403 | 403 403 403 403",
        lambda things: (things.asked.pk,),
        FOREIGN_SENT,
        {"text": "已补全。"},
    ),
]
