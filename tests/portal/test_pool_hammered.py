"""Few connections, many tenants at once: no request ever sees one row of the one before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from portal.pool import pool_options
from tests import pgbouncer
from tests.portal import hammering
from tests.portal.hammering import Asked, hammer, reached, tenants

pytestmark = pytest.mark.django_db(transaction=True)
CONNECTIONS = 3


def judge(answers: list[Asked], note: Any) -> None:
    wrong = [one for one in answers if one.foreign or one.status != one.wanted]
    assert wrong == []
    own = [one for one in answers if one.own in one.seen]
    assert len(own) > len(answers) / 3  # they did see their own
    note("told", f"{len(answers)} requests of {hammering.THREADS} threads through {CONNECTIONS} connections")  # fmt: skip


def test_through_the_pool_of_the_web(record_property: Any) -> None:
    found = tenants(8)
    options = {**connection.settings_dict["OPTIONS"], **pool_options(CONNECTIONS)}
    options["pool"]["timeout"] = 120
    with reached(OPTIONS=options, CONN_MAX_AGE=0):
        judge(hammer(found), record_property)


@pgbouncer.needed
def test_through_pgbouncer_in_transaction_mode(
    record_property: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Settings of a session do cross there; ours are the transaction's."""
    monkeypatch.setattr(hammering, "MISTAKES", hammering.MISTAKES[3:])
    found = tenants(8)
    with (
        pgbouncer.running(tmp_path, CONNECTIONS) as place,
        reached(**place, DISABLE_SERVER_SIDE_CURSORS=True, CONN_MAX_AGE=0),
    ):
        judge(hammer(found), record_property)


def test_the_hammer_does_see_what_crosses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the pool's reset, settings of a session reach the next request, and are reported."""
    monkeypatch.setattr(hammering, "MISTAKES", hammering.MISTAKES[:1])
    found = tenants(8)
    options = {**connection.settings_dict["OPTIONS"], **pool_options(CONNECTIONS)}
    options["pool"] |= {"timeout": 120, "reset": None}
    with reached(OPTIONS=options, CONN_MAX_AGE=0):
        assert any(one.foreign for one in hammer(found))
