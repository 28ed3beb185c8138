"""Two people at one filing at the same moment, each with a connection of their own."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from disclosures.domain import lifecycle
from disclosures.models import Publication
from portal.access import actor_of
from portal.scoping import scope_everything
from reviews.domain import claims, decide, rounds
from reviews.domain.refusals import Refused
from reviews.models import Review

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shared_case(transactional_db, make_case):
    return make_case()


def both(*steps):
    """Run the steps at once, each in a thread and a transaction; return what each gave or raised."""
    ready, found = threading.Barrier(len(steps)), [None] * len(steps)

    def run(place, step):
        try:
            with transaction.atomic(), scope_everything():
                ready.wait(10)
                found[place] = step()
        except Refused as refused:
            found[place] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


def refusals(found):
    return [one for one in found if isinstance(one, Refused)]


def test_two_reviewers_open_one_review(shared_case):
    other = actor_of(shared_case.colleague())
    mine = shared_case.actor
    found = both(
        lambda: rounds.open(mine, shared_case.submission),
        lambda: rounds.open(other, shared_case.submission),
    )
    assert refusals(found) == []
    assert found[0] == found[1]
    assert Review.objects.count() == 1


def test_two_reviewers_decide_once(shared_case):
    review = shared_case.open()
    shared_case.approve(review)
    claims.release(shared_case.actor, shared_case.filing)
    other, mine = actor_of(shared_case.colleague()), shared_case.actor
    found = both(lambda: decide.approve(mine, review), lambda: decide.approve(other, review))
    assert len(refusals(found)) == 1
    assert "已经由" in refusals(found)[0].sentence
    assert Publication.objects.count() == 1


def test_opening_and_pulling_back_cannot_both_happen(shared_case):
    mine, college = shared_case.actor, shared_case.college
    found = both(
        lambda: rounds.open(mine, shared_case.submission),
        lambda: lifecycle.move(shared_case.filing, "pull_back", college),
    )
    assert len(refusals(found)) == 1
    shared_case.filing.refresh_from_db()
    assert Review.objects.exists() == (shared_case.filing.state == "submitted")
