"""What the chain costs an event, how fast it is checked, and a page of the log among many events."""

from __future__ import annotations

import time

import pytest
from django.db import connection, transaction

from portal.access import actor_of
from portal.domain import audit, chain, log
from portal.enums import Role
from portal.models import Event
from portal.scoping import scope
from tests.benchmarks import best, report, say
from tests.factories import CollegeFactory, member

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]

EVENTS = 200_000
COMMITS = 100
MANY = """
INSERT INTO portal_event (at, actor_id, action, target, college_id, federation_id, data, seal)
SELECT now() - (%(count)s - n) * interval '1 minute', %(person)s,
       CASE n %% 50 WHEN 0 THEN 'roster.view' ELSE 'filing.edit' END, 'filing:' || n %% 3000,
       %(college)s, %(federation)s, jsonb_build_object('section', 'roster', 'to', n), ''
FROM generate_series(1, %(count)s) n
"""


def commits(college, person):
    """One event a transaction, as requests write them."""
    for _ in range(COMMITS):
        audit.record(person, "filing.start", college, college=college)


def test_an_event_with_and_without_the_chain(superuser_connection):
    college, person = CollegeFactory(), member(Role.EDITOR)
    superuser_connection.autocommit = True
    chained = best(lambda: commits(college, person)) / COMMITS
    superuser_connection.execute("ALTER TABLE portal_event DISABLE TRIGGER chain")
    try:
        plain = best(lambda: commits(college, person)) / COMMITS
    finally:
        superuser_connection.execute("ALTER TABLE portal_event ENABLE TRIGGER chain")
    report("an event with the chain", chained, plain, "without")


def test_checking_and_searching_many_events(superuser_connection):
    college = CollegeFactory()
    operator = member(Role.OPERATOR, federation=college.federation)
    values = {"count": EVENTS, "person": operator.pk, "college": college.pk}
    begin = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(MANY, values | {"federation": college.federation_id})
    say(f"{EVENTS} events in one transaction: {time.perf_counter() - begin:.1f} s with their links")
    superuser_connection.autocommit = True
    superuser_connection.execute("ANALYZE portal_event")
    begin = time.perf_counter()
    assert list(chain.faults()) == []
    spent = time.perf_counter() - begin
    say(f"check_events: {spent:.1f} s for {EVENTS}, {EVENTS / spent:.0f} events a second")
    actor = actor_of(operator)
    with scope(actor):
        first = best(lambda: log.page(actor, log.Wanted()))
        deep = Event.objects.order_by("pk")[EVENTS // 10].pk
        for name, wanted, before in (
            ("from the middle of the log", log.Wanted(), deep),
            ("one object", log.Wanted(target="filing:7"), None),
            ("a rare action", log.Wanted(action="log.export"), None),
            ("who saw rosters", log.Wanted(action=log.SEEN), None),
            ("one person", log.Wanted(person=operator.username), None),
            ("words that are nowhere", log.Wanted(words="查无此词"), None),
        ):
            spent = best(lambda: log.page(actor, wanted, before))  # noqa: B023 - called at once
            report(f"a page of {name}", spent, first, "the newest page")
