"""Many tenants at once through few connections: who sees one foreign row?"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from disclosures.models import Filing
from portal.enums import Role
from portal.models import College, Federation
from portal.scoping import scope_colleges
from tests import factories
from tests.factories import member

THREADS = 12
ROUNDS = 6
MARK = re.compile(r"甲(\d+)号")
"""Every name of a tenant carries its number."""


@dataclass(frozen=True)
class Tenant:
    """A college with a filing, a federation of its own, and the cookies of two people."""

    number: int
    college: College
    federation: Federation
    filing: Filing
    editor: str
    reviewer: str


@dataclass(frozen=True)
class Asked:
    """One request: what was expected of it, and which tenants' marks were in the answer."""

    what: str
    status: int
    wanted: int
    own: int
    seen: frozenset[int]

    @property
    def foreign(self) -> frozenset[int]:
        """Numbers of tenants that had no business there."""
        return self.seen - {self.own}


def tenants(count: int) -> list[Tenant]:
    """Make them, committed."""
    return [_tenant(number) for number in range(1, count + 1)]


def _tenant(number: int) -> Tenant:
    federation = factories.FederationFactory(
        name=f"甲{number}号学生联合会", short_name=f"甲{number}号学联"
    )
    college = factories.CollegeFactory(federation=federation, name=f"甲{number}号学院")
    filing = factories.FilingFactory(union__college=college)
    reviewer = member(Role.REVIEWER, federation=federation, full_name=f"甲{number}号审核员")
    editor = member(Role.EDITOR, college=college, full_name=f"甲{number}号填报员")
    return Tenant(number, college, federation, filing, _cookie(editor), _cookie(reviewer))


def _cookie(person: Any) -> str:
    client = Client()
    client.force_login(person)
    return str(client.cookies["sessionid"].value)


def hammer(found: list[Tenant]) -> list[Asked]:
    """Let all threads ask in turn as many people for their own things and for those of others."""
    with ThreadPoolExecutor(THREADS) as pool:
        return [one for part in pool.map(lambda seed: _asks(found, seed), range(THREADS)) for one in part]  # fmt: skip


def _asks(found: list[Tenant], seed: int) -> list[Asked]:
    chance = random.Random(seed)
    answers: list[Asked] = []
    try:
        for _ in range(ROUNDS):
            me, other = chance.sample(found, 2)
            answers += _pages(me, other) if chance.random() < 0.8 else _rows(me)
            _misbehave(chance)
    finally:
        connections.close_all()
    return answers


def _pages(me: Tenant, other: Tenant) -> list[Asked]:
    tasks = "filing:tasks"
    return [
        _get(me, me.editor, reverse(tasks, args=(me.filing.pk,)), 200),
        _get(me, me.editor, reverse(tasks, args=(other.filing.pk,)), 404),
        _get(me, me.reviewer, reverse("review:queue"), 200),
        _get(me, me.editor, reverse("start"), 200),
        _get(me, "", reverse("public:register"), 200),
    ]


def _get(me: Tenant, cookie: str, address: str, wanted: int) -> Asked:
    client = Client(raise_request_exception=False)
    if cookie:
        client.cookies["sessionid"] = cookie
    answer = client.get(address)
    connection.close()  # as at the end of a request: back into the pool
    return Asked(address, answer.status_code, wanted, me.number, _marks(answer.content.decode()))


def _rows(me: Tenant) -> list[Asked]:
    """As a job does: scope of one college, then whatever is there."""
    with scope_colleges(me.college.pk):
        names = " ".join(str(one.college) for one in Filing.objects.select_related("college"))
    outside = " ".join(str(one.college) for one in Filing.objects.select_related("college"))
    connection.close()
    return [
        Asked("rows", 200, 200, me.number, _marks(names)),
        Asked("rows without a scope", 200, 200, 0, _marks(outside)),
    ]


def _misbehave(chance: random.Random) -> None:
    """Now and then leave a connection as badly as a mistake of ours could."""
    if chance.random() < 0.4:
        with connection.cursor() as cursor:
            for statement in chance.choice(MISTAKES):
                cursor.execute(statement)
        connection.close()


MISTAKES: tuple[tuple[str, ...], ...] = (
    ("SELECT set_config('app.everything', 'on', false)",),
    ("SELECT set_config('app.college_ids', '1,2,3,4,5,6', false)",),
    ("SET ROLE portal_public",),
    ("BEGIN", "SELECT set_config('app.everything', 'on', true)"),
)


def _marks(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in MARK.findall(text))


@contextmanager
def reached(**changes: Any) -> Iterator[None]:
    """Let every thread's connection of this test be made with these settings."""
    place = connections.settings["default"]
    before = {**place, "OPTIONS": {**place["OPTIONS"]}}
    connection.close()
    place.update(changes)
    try:
        yield
    finally:
        connection.close()
        if place["OPTIONS"].get("pool"):
            connection.close_pool()
        place.update(before)
