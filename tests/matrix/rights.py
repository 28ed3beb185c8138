"""The rows of retention, of requests to be erased, and of what is held on a person."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import EVERYBODY, FOREIGN, FOREIGN_SENT, Row, code


def asked(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.erasure.pk,)


def cycle(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.cycle.pk,)


LOGGED_IN = "302 200 200 200 | 200 200 200 200"
LEAD = "302 403 403 403 | 403 200 403 403"
OF_CYCLE = "302 404 404 404 | 403 200 403 403"
SENT_CYCLE = "302 404 404 404 | 403 302 403 403"
DESK = "302 403 200 403 | 403 200 403 403"
SENT = "401 403 302 403 | 403 302 403 403"
SAYS = {"says": "same"}
REFUSED = {"state": "refused", "answer": "名单按规定公开一年。"}

# anonymous editor secretary observer | reviewer lead observer operator
ROWS = [
    Row("own_data", "GET", LOGGED_IN),
    Row("own_data", "POST", LOGGED_IN.replace("302", "401"), data={"full_name": "一"}),
    Row("own_data_file", "POST", LOGGED_IN),
    Row("persons:index", "GET", "302 403 403 403 | 403 200 403 200"),
    Row("persons:index", "POST", "401 403 403 403 | 403 200 403 200", data={"username": "nobody"}),
    Row("cycles:retention", "GET", LEAD),
    Row("cycles:retention_apply", "POST", SENT_CYCLE, cycle, FOREIGN),
    Row("cycles:retention_early", "GET", OF_CYCLE, cycle, FOREIGN),
    Row(
        "cycles:retention_early",
        "POST",
        OF_CYCLE.replace("302", "401"),
        cycle,
        FOREIGN_SENT,
        {"reason": "换届完毕。"},
    ),
    Row("erasure:state", "GET", EVERYBODY),
    Row("erasure:state", "POST", EVERYBODY, data={"number": "1-AAAA-AAAA", "code": "X"}),
    Row("erasure:new", "GET", EVERYBODY, code, EVERYBODY),
    Row("erasure:sent", "GET", EVERYBODY.replace("200", "302"), code),
    Row("erasure:sent", "POST", EVERYBODY, code, EVERYBODY, data={"name": "林知夏"}),
    Row("erasures:index", "GET", DESK),
    Row("erasures:show", "GET", DESK, asked, FOREIGN),
    Row("erasures:confirm", "POST", SENT, asked, FOREIGN_SENT, SAYS),
    Row("erasures:decide", "POST", SENT, asked, FOREIGN_SENT, REFUSED),
]
