"""While a bulk decision runs: colleagues, the college, a worker that dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from disclosures.domain import lifecycle
from portal import clock
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Event, Job
from portal.scoping import scope
from reviews.domain import bulk, decide, rounds, verdicts
from reviews.models import BulkItem, Flag, Letter, Review
from tests import database
from tests.reviews.conftest import FITS, RANK
from tests.reviews.domain.bulk.conftest import SECOND
from tests.reviews.domain.test_two_at_once import both, refusals
from tests.worker import kill, send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def begun(transactional_db, province, wait):
    """Four filings with two questions each, asked and to be returned."""
    for _ in range(4):
        wait(RANK, SECOND)
    with scope(province.actor):
        return bulk.start(province.actor, province.plan())


def item_of(begun, case):
    return begun.items.get(submission=case.submission)


def test_a_colleague_who_decides_at_the_same_time_and_the_bulk_are_one_after_the_other(
    begun, province
):
    case, colleague = province.cases[0], actor_of(province.colleague())
    item = item_of(begun, case)

    def by_hand():
        review = rounds.open(colleague, case.submission)
        for key in verdicts.sections_of(review):
            verdicts.approve(colleague, review, key, FITS)
        return decide.approve(colleague, review)

    found = both(lambda: bulk.work(item.pk), by_hand)
    item.refresh_from_db()
    review = Review.objects.get()
    if refusals(found):  # the bulk was first
        assert "正在审阅" in refusals(found)[0].sentence or "已经由" in refusals(found)[0].sentence
        assert (item.said, item.asked, review.flags.count()) == ("returned", 2, 2)
        assert set(review.verdicts.values_list("by", flat=True)) == {province.reviewer.pk}
    else:
        assert (item.said, item.asked, review.outcome) == ("", 0, "approved")
        assert "已经由" in item.problem or "现在不在审核中" in item.problem
        assert set(review.verdicts.values_list("by", flat=True)) == {colleague.user.pk}
    assert item.done_at


def test_the_college_cannot_pull_back_what_is_being_asked(begun, province):
    case = province.cases[0]
    item, college = item_of(begun, case), case.college
    found = both(
        lambda: bulk.work(item.pk), lambda: lifecycle.move(case.filing, "pull_back", college)
    )
    item.refresh_from_db()
    case.filing.refresh_from_db()
    assert len(refusals(found)) == (1 if item.said else 0)
    assert bool(item.said) == Review.objects.exists()
    assert bool(item.said) != bool(item.problem)


def test_two_deliveries_of_one_filing_work_once(begun, province):
    item = item_of(begun, province.cases[0])
    found = both(lambda: bulk.work(item.pk), lambda: bulk.work(item.pk))
    assert refusals(found) == []
    assert Flag.objects.count() == 2
    assert Letter.objects.count() == 1


@contextmanager
def row_held(filing_id: int) -> Iterator[None]:
    """Keep everybody else from locking a filing."""
    with psycopg.connect(database.address(connection.settings_dict["NAME"])) as holder:
        holder.execute("SELECT 1 FROM disclosures_filing WHERE id = %s FOR UPDATE", [filing_id])
        yield
        holder.rollback()


def all_done() -> bool:
    return not BulkItem.objects.filter(done_at=None).exists()


def test_of_a_worker_that_dies_nothing_is_lost_and_nothing_done_twice(begun, province, redis_url):
    """It is stopped in the third filing, by its row, and killed there."""
    todo = list(Job.objects.filter(task="reviews.bulk").order_by("pk"))
    third = Job.objects.filter(pk=todo[2].pk)
    with row_held(province.cases[2].filing.pk), worker(redis_url) as first:
        for job in todo:
            send(redis_url, "reviews.bulk", job.pk)
        until(lambda: third.get().state == JobState.RUNNING, "the third was not begun")
        kill(first)
    assert [bool(item.done_at) for item in begun.items.all()] == [True, True, False, False]
    assert Review.objects.count() == 2

    Job.objects.update(heartbeat=clock.now() - 2 * jobs.LOST_AFTER)
    Job.objects.update(created_at=clock.now() - 2 * jobs.SEND_AGAIN_AFTER)
    with worker(redis_url):
        send(redis_url, "portal.tasks.sweep_jobs")
        until(all_done, "the swept jobs were not done")
        for job in todo:
            send(redis_url, "reviews.bulk", job.pk)  # the broker delivers lost messages as well
        send(redis_url, "portal.tasks.sweep_jobs")
    assert {(item.said, item.asked, item.problem) for item in begun.items.all()} == {
        ("returned", 2, "")
    }
    assert Review.objects.count() == Letter.objects.count() == 4
    assert Flag.objects.count() == 8
    assert Event.objects.filter(action="review.open").count() == 4
