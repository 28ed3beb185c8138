"""What the second line of tenancy costs: queue and task list with row-level security on and off.

The same statements (and the same whole request) by the same role over the same connection, with the
policies of every table switched off and on between the runs. The goal, 1.3, is of the page as somebody asks
for it; what the statements alone take says where the cost lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosures.models import Filing
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.models import User
from portal.scoping import scope
from tests.benchmarks import best, report, say
from tests.benchmarks.queue_filings import make
from tests.factories import member
from tests.isolation import OPEN_TABLES, TENANT_TABLES

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]
FILINGS = 5000
TURNS = 5
GOAL = 1.3


class Page:
    """A page that a person asks for, whole and as its statements."""

    def __init__(self, person: User, address: str) -> None:
        self.actor: Actor = actor_of(person)
        self.address = address
        self.client = Client()
        self.client.force_login(person)
        with CaptureQueriesContext(connection) as captured:
            self.whole()
        asked = [one["sql"] for one in captured if one["sql"].startswith("SELECT")]
        self.statements = [one for one in asked if "set_config" not in one]

    def whole(self) -> None:
        """The request from end to end."""
        assert self.client.get(self.address).status_code == 200

    def database(self) -> None:
        """What it asks of the database, in the actor's scope."""
        with scope(self.actor), connection.cursor() as cursor:
            for statement in self.statements:
                cursor.execute(statement)
                cursor.fetchall()


@contextmanager
def policies_off(superuser: Any) -> Iterator[None]:
    """No table compares anything with the scope."""
    tables = sorted(TENANT_TABLES | OPEN_TABLES)
    for table in tables:
        superuser.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    yield
    for table in tables:
        superuser.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")


def on_and_off(superuser: Any, work: Callable[[], None]) -> tuple[float, float]:
    """The shortest runs of `work` in turns with the policies and without."""
    on, off = [], []
    for _ in range(TURNS):
        on.append(best(work, rounds=4))
        with policies_off(superuser):
            off.append(best(work, rounds=4))
    return min(on), min(off)


def test_queue_and_task_list_with_and_without_row_level_security(superuser_connection: Any) -> None:
    superuser_connection.autocommit = True
    province = make(FILINGS, lambda: superuser_connection.execute("ANALYZE"))
    filing = Filing.objects.filter(state="returned").order_by("pk")[FILINGS // 10]
    lead = member(Role.LEAD, federation=province)
    editor = member(Role.EDITOR, college=filing.college)
    superuser_connection.execute("ANALYZE")
    pages = {
        "Queue": Page(lead, reverse("review:queue")),
        "Task list": Page(editor, reverse("filing:tasks", args=(filing.pk,))),
    }
    for name, page in pages.items():
        say(f"{name}: {len(page.statements)} statements")
        statements = on_and_off(superuser_connection, page.database)
        ratio = report(f"{name}, its statements with policies", *statements, "without")
        whole = report(f"{name}, the whole page", *on_and_off(superuser_connection, page.whole), "without")  # fmt: skip
        say(f"{name}: goal {GOAL}: {'met' if whole <= GOAL else 'missed'}")
        assert min(ratio, whole) > 0
