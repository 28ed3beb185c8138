"""The reviewer's queue over 5,000 filings of three rounds, beside the same rows without annotations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from disclosures.models import Filing
from portal.access import Actor, actor_of
from portal.enums import Role
from portal.scoping import scope, visible_to
from reviews import queries
from reviews.forms.queue import QueueForm
from reviews.pages.queue import PER_PAGE, queue_page
from reviews.queries import board
from reviews.queries.filters import WAITING_FIRST
from tests.benchmarks import best, report
from tests.benchmarks.queue_filings import make
from tests.factories import member

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]
FILINGS = 5000
BESIDE = "the same rows plain"
ASKED: dict[str, dict[str, str]] = {
    "nothing": {},
    "a severity": {"severity": "contradiction"},
    "a rule": {"rule": "R12"},
    "an indicator": {"indicator": "i08"},
    "most findings first": {"sort": "findings"},
    "every filter": {
        "q": "大学",
        "state": "submitted",
        "assignee": "nobody",
        "kind": "student",
        "severity": "warning",
        "rule": "R12",
        "indicator": "i08",
        "rounds": "3",
        "age": "1",
    },
}


@pytest.fixture
def lead(superuser_connection) -> Iterator[Actor]:
    """A province's lead, who sees what row-level security lets him or her see."""
    superuser_connection.autocommit = True
    province = make(FILINGS, lambda: superuser_connection.execute("ANALYZE"))
    actor = actor_of(member(Role.LEAD, federation=province))
    with scope(actor):
        yield actor


def select(actor: Actor, asked: dict[str, str]) -> list[Filing]:
    """The first page's filings, annotated, narrowed and sorted: one statement."""
    rows = queries.narrowed(queries.filings(actor), asked, actor)
    return list(queries.ordered(rows, asked.get("sort", ""))[:PER_PAGE])


def plain(actor: Actor) -> list[Filing]:
    """As many filings with what stands in their own rows, sorted alike: one statement."""
    rows = visible_to(actor, Filing).filter(federation_id__in=actor.federation_ids())
    related = rows.select_related("college", "federation", "union", "cycle__edition")
    found = related.defer("cycle__edition__data")
    return list(found.order_by(WAITING_FIRST, "state_since", "pk")[:PER_PAGE])


def whole(actor: Actor, asked: dict[str, str]) -> None:
    """All that the queue's page reads: filters, figures, rows with people, findings and presence."""
    page = queue_page(actor, QueueForm(asked, actor=actor), 1)
    assert (page.rows is not None, bool(page.stats), page.views) == (True, True, [])


def test_the_queue_over_five_thousand_filings_of_three_rounds(
    lead: Actor, superuser_connection
) -> None:
    assert len(select(lead, {})) == len(plain(lead)) == PER_PAGE
    beside = best(partial(plain, lead))
    for name, asked in ASKED.items():
        assert report(f"Queue, {name}", best(partial(select, lead, asked)), beside, BESIDE) > 0
        assert report("  its whole page", best(partial(whole, lead, asked)), beside, BESIDE) > 0
    progress = best(partial(board.tallies, lead, "2024-2025"))
    assert report("Progress board", progress, beside, BESIDE) > 0
