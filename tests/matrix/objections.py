"""The rows of what the public reports."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.matrix.table import EVERYBODY, FOREIGN, FOREIGN_SENT, Row, code


def asked(things: SimpleNamespace) -> tuple[Any, ...]:
    return (things.objection.pk,)


FEDERATION = "302 403 403 403 | 200 200 200 403"
SAID = {"text": "已核实。"}

# anonymous editor secretary observer | reviewer lead observer operator
ROWS = [
    Row("objection:state", "GET", EVERYBODY),
    Row("objection:state", "POST", EVERYBODY, data={"number": "1-AAAA-AAAA", "code": "X"}),
    Row("objection:list", "GET", EVERYBODY, code, EVERYBODY),
    Row("objection:new", "GET", EVERYBODY, code, EVERYBODY),
    Row("objection:sent", "GET", EVERYBODY.replace("200", "302"), code),
    Row("objection:sent", "POST", EVERYBODY, code, EVERYBODY, data=SAID),
    Row("review:objections", "GET", FEDERATION),
    Row("review:objection", "GET", FEDERATION, asked, FOREIGN),
    Row("review:objection_answer", "GET", "302 200 200 403 | 403 403 403 403", asked, FOREIGN),
    Row("review:objection_answer", "POST", "401 302 302 403 | 403 403 403 403", asked, FOREIGN_SENT, SAID),
    Row("review:objection_step", "POST", "401 403 403 403 | 302 302 403 403", lambda things: (things.objection.pk, "note"), FOREIGN_SENT, SAID),
]  # fmt: skip
