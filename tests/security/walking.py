"""Walking every address of the permission matrix once, as somebody who may and as nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.matrix.table import Row
from tests.matrix.world import ROLES, World
from tests.test_permission_matrix import ROWS

_DONE = {200, 201, 204, 302}
_COUNTS = """
    SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
"""


def rows(*methods: str) -> list[Row]:
    """The table's rows of these methods; all without one."""
    return [row for row in ROWS if not methods or row.method in methods]


def somebody(row: Row) -> str:
    """The first role but anonymous to whom the row promises a page, else that is not refused, else the first."""
    statuses = dict(zip(ROLES, map(int, row.own.replace("|", "").split()), strict=True))
    del statuses["anonymous"]
    wanted = [role for role, status in statuses.items() if status in _DONE]
    return (
        wanted or [role for role, status in statuses.items() if status != 403] or list(statuses)
    )[0]


def browser(world: World, role: str, **how: Any) -> Client:
    """A browser in which somebody of the world is logged in; nobody as `anonymous`."""
    client = Client(**how)
    if person := world.person(role):
        client.force_login(person)
    return client


def send(row: Row, world: World, role: str, client: Client | None = None, **extra: Any) -> Any:
    """Ask for the row's address as somebody of the world; give the answer, streams read."""
    client = client or Client()
    person = world.person(role)
    if person:
        client.force_login(person)
    address = reverse(row.name, args=row.args(world.things))
    more = extra.pop("more", {})
    answer: Any
    if row.data or more:
        answer = client.post(address, {**row.data, **more}, **extra)
    else:
        answer = client.generic(row.method, address, **extra)
    answer.body = b"".join(answer) if answer.streaming else answer.content
    return answer


def undone(row: Row, world: World, role: str, client: Client | None = None, **extra: Any) -> Any:
    """The same, and undo whatever it did."""
    with transaction.atomic():
        answer = send(row, world, role, client, **extra)
        transaction.set_rollback(True)
    return answer


def everything(world: World, *methods: str) -> Iterator[tuple[Row, str, Any]]:
    """Every row as nobody and as somebody: row, role, answer."""
    for row in rows(*methods):
        for role in ("anonymous", somebody(row)):
            yield row, role, undone(row, world, role)


def written() -> dict[str, int]:
    """How many rows this transaction has written so far, by table."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        return dict(cursor.fetchall())
