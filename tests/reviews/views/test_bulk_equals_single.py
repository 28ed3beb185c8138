"""Bulk and single are one: the same filings leave the same events, letters, messages, states and verdicts."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from portal import clock
from portal.models import Job
from portal.scoping import scope, scope_colleges
from reviews.domain import bulk, verdicts
from tests.reviews.conftest import DATE, FITS, RANK
from tests.reviews.domain.bulk.conftest import WORDS
from tests.reviews.domain.bulk.conftest import province as province  # noqa: PLC0414 a fixture
from tests.reviews.domain.bulk.conftest import three as three  # noqa: PLC0414 a fixture
from tests.reviews.domain.bulk.conftest import wait as wait  # noqa: PLC0414 a fixture
from tests.reviews.domain.bulk.told import everything
from tests.reviews.views.conftest import client_of

NOW = clock.now()


@contextmanager
def taken_back():
    """Let something happen, and take it back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def singly(province, plan, *, clean_first=False):
    """What a reviewer does on the pages, one filing after the other."""
    desk = client_of(province.reviewer)
    for item in plan.items:
        pk = item.standing.submission
        post(desk, "review:open", pk)
        for path, sentence in item.questions:
            asked = {"path": path, "reason": plan.words.kind, "sentence": sentence}
            asked |= {"rule": plan.rule, "template": plan.words.template}
            post(desk, "review:flag", pk, "roster", data=asked)
        if plan.finish or clean_first:
            post(desk, "review:clean", pk)
        if plan.finish:
            post(desk, "review:return", pk, data={"due": plan.due.isoformat()})
        elif clean_first:
            post(desk, "review:approve", pk)
        post(desk, "review:release", pk)


def post(client, name, *args, data=None):
    answer = client.post(reverse(name, args=args), data or {})
    assert answer.status_code == 302, answer.content.decode()


def in_bulk(province, plan):
    with scope(province.actor):
        bulk.start(province.actor, plan)
    for job in Job.objects.filter(task="reviews.bulk").order_by("pk"):
        with scope_colleges(federation_ids=[job.federation_id]):
            bulk.work(job.object_id)


def both(province, plan, **how):
    """What is left by either way, from the same beginning at the same moment."""
    with clock.at(NOW):
        with taken_back():
            singly(province, plan, **how)
            alone = everything()
        with taken_back():
            in_bulk(province, plan)
            together = everything()
    return alone, together


@pytest.mark.parametrize("minutes", [0, 10])
def test_questions_with_letters(three, settings, minutes):
    settings.RETURN_HOLD = timedelta(minutes=minutes)
    alone, together = both(three, three.plan())
    assert together == alone
    assert len(alone["letters"]) == 1
    assert bool(alone["messages"]) == (minutes == 0)


def test_questions_without_letters(three):
    alone, together = both(three, three.plan(finish=False))
    assert together == alone
    assert len(alone["flags"]) == 3
    assert alone["letters"] == []


def test_approvals(three, wait):
    wait()
    alone, together = both(three, bulk.approvals(bulk.clean(three.standings)), clean_first=True)
    assert together == alone
    assert len(alone["publications"]) == 2
    assert [job for job, *_rest in alone["jobs"]].count("disclosures.bake") == 2


def test_approvals_that_want_a_second_person(three):
    cycle = three.cases[0].filing.cycle
    cycle.second_reader = True
    cycle.save()
    alone, together = both(three, bulk.approvals(bulk.clean(three.standings)), clean_first=True)
    assert together == alone
    assert alone["publications"] == []
    assert any(row[-1] for row in alone["reviews"])


def test_a_second_round(province, wait):
    """What was returned comes back with the mistake: verdicts carried over, the question raised again."""
    case = wait(RANK)
    case.reviewer = province.reviewer
    case.return_("roster[1].rank")
    case.send_again(findings=[RANK])
    alone, together = both(province, province.plan())
    assert together == alone
    assert len(alone["letters"]) == 2


def test_after_somebody_began(province, wait):
    """A review that is half done goes on the same."""
    case = wait(RANK, DATE)
    case.reviewer = province.reviewer
    review = case.open()
    verdicts.approve(case.actor, review, "congress", FITS)
    alone, together = both(province, province.plan(words=WORDS))
    assert together == alone
    assert len(alone["letters"]) == 1
