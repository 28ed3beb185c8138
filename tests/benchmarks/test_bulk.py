"""What many colleges have in common, over 5,000 filings of three rounds; the library over their questions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

import pytest

from disclosures.models import Filing
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.models import Federation
from portal.scoping import scope, visible_to
from reviews.domain import bulk, reasons
from reviews.models import Flag, Review
from tests.benchmarks import best, report
from tests.benchmarks.queue_filings import BATCH, make
from tests.factories import member

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]
FILINGS = 5000
QUESTIONS = 3
"""Questions of each review that was returned."""


@pytest.fixture
def province(transactional_db, superuser_connection) -> Federation:
    superuser_connection.autocommit = True
    found = make(FILINGS, lambda: superuser_connection.execute("ANALYZE"))
    _ask()
    superuser_connection.execute("ANALYZE")
    return found


@pytest.fixture
def lead(province: Federation) -> Iterator[Actor]:
    actor = actor_of(member(Role.LEAD, federation=province))
    with scope(actor):
        yield actor


def _ask() -> None:
    rng, keys = random.Random(5), [each.key for each in reasons.carried()]
    Flag.objects.bulk_create(
        (
            Flag(
                review=review,
                section="roster",
                path=f"roster[{number}].rank",
                reason="unclear",
                sentence="请核对名次和人数。",
                rule="R12",
                template=rng.choice(keys),
                by_id=review.opened_by_id,
            )
            for review in Review.objects.filter(outcome="returned")
            for number in range(QUESTIONS)
        ),
        batch_size=BATCH,
    )


def plain(actor: Actor) -> list[Filing]:
    """The waiting filings with what stands in their own rows: one statement."""
    rows = visible_to(actor, Filing).filter(state="submitted")
    return list(rows.select_related("college", "federation", "union"))


def test_grouping_what_waits_of_five_thousand_filings(lead: Actor) -> None:
    found = bulk.standings(lead)
    beside, what = best(partial(plain, lead)), f"the {len(found)} waiting rows plain"
    assert bulk.grouped(found)
    assert (
        report("Standing of all that waits", best(partial(bulk.standings, lead)), beside, what) > 0
    )
    assert report("Grouping it by rule", best(partial(bulk.grouped, found)), beside, what) > 0
    asked = f"the same ({Flag.objects.count()} questions)"
    assert report("The library by use", best(partial(reasons.used, lead)), beside, asked) > 0
