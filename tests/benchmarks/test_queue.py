"""The reviewer's queue over a thousand filings: its statements with row-level security and without."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.access import actor_of
from portal.enums import Role
from portal.scoping import scope
from reviews import queries
from tests.benchmarks import best, report
from tests.factories import CycleFactory, FilingFactory, SubmissionFactory, UserFactory, member

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]
FILINGS = 1000
PAGE = 50


def test_the_queue_with_and_without_row_level_security(superuser_connection) -> None:
    cycle, author = CycleFactory(), UserFactory()
    for _ in range(FILINGS):
        filing = FilingFactory(
            cycle=cycle, union__college__federation=cycle.federation, state="submitted", drafts=()
        )
        SubmissionFactory(filing=filing, submitted_by=author)
    actor = actor_of(member(Role.REVIEWER, federation=cycle.federation))

    def first_page() -> None:
        rows = queries.narrowed(queries.filings(actor), {}, actor)[:PAGE]
        assert len(queries.lines(rows, actor)) == PAGE
        assert queries.counts(actor).total() == FILINGS

    superuser_connection.execute("ANALYZE")
    with scope(actor):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            first_page()
        statements = [one["sql"] for one in captured if one["sql"].startswith("SELECT")]

        def bound() -> None:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
                    cursor.fetchall()

        with_policies = best(bound)

    def unbound() -> None:
        for statement in statements:
            superuser_connection.execute(statement).fetchall()

    without = best(unbound)
    assert report("Queue with row-level security", with_policies, without, "without") > 0
