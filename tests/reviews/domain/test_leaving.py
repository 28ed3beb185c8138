"""A return letter waits some minutes: only when it leaves the filing goes back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal import clock
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import Role
from portal.models import Event, Job, Message
from portal.scoping import scope
from reviews.domain import decide, leaving, letters, verdicts
from reviews.domain.refusals import Refused
from reviews.models import Flag
from tests.factories.values import THEN
from tests.reviews.conftest import FITS

HOLD = timedelta(minutes=10)


def at(minutes):
    return clock.at(THEN + timedelta(minutes=minutes))


@pytest.fixture
def waiting(case):
    """A review whose letter is written and waits."""
    with at(0):
        review = case.open()
        case.flag(review)
        case.approve(review, but=("roster",))
        return decide.return_(case.actor, review, clock.today() + timedelta(days=7), hold=HOLD)


def state(case):
    case.filing.refresh_from_db()
    return case.filing.state


def test_before_it_leaves_nothing_has_happened_to_the_college(case, waiting):
    letter = letters.waiting(waiting)
    assert letter.leaves_at == THEN + HOLD
    assert (state(case), waiting.outcome) == ("submitted", "")
    with scope(case.college):
        assert not Flag.objects.exists()
        assert letters.waiting(waiting) is None


def test_while_it_waits_nobody_writes(case, waiting):
    with at(5), pytest.raises(Refused, match=r"将于 .* 发出"):
        verdicts.approve(case.actor, waiting, "roster", FITS)
    with at(5), pytest.raises(Refused, match=r"将于 .* 发出"):
        decide.return_(case.actor, waiting, clock.today() + timedelta(days=7), hold=HOLD)


def test_it_is_queued_when_its_time_has_come_and_not_before(case, waiting):
    with at(9):
        assert leaving.send_due() == 0
    with at(10):
        assert leaving.send_due() == 1
        assert leaving.send_due() == 1
    job = Job.objects.get(task="reviews.leave")
    assert (job.object_id, job.college) == (letters.waiting(waiting).pk, case.filing.college)


def test_it_leaves_once(case, waiting):
    letter = letters.waiting(waiting)
    with at(11):
        leaving.leave(letter.pk)
        leaving.leave(letter.pk)
    waiting.refresh_from_db()
    letter.refresh_from_db()
    assert (state(case), waiting.outcome, waiting.decided_by) == (
        "returned",
        "returned",
        case.reviewer,
    )
    assert (waiting.decided_at, letter.left_at) == (THEN, THEN + timedelta(minutes=11))
    assert case.filing.open_sections == ["roster"]
    assert Event.objects.filter(action="review.decided").count() == 1
    with scope(case.college):
        assert letters.current(waiting) == letter


def test_taken_back_the_round_goes_on(case, waiting):
    letter = letters.waiting(waiting)
    with at(5):
        decide.take_back(case.actor, waiting)
        leaving.leave(letter.pk)
        assert state(case) == "submitted"
        assert letters.current(waiting) is None
        case.flag(waiting, "roster[0].rank")
        decide.return_(case.actor, waiting, clock.today() + timedelta(days=7), hold=HOLD)
    assert letters.waiting(waiting).version == 2


def test_what_has_left_is_not_taken_back(case, waiting):
    leaving.leave(letters.waiting(waiting).pk)
    with pytest.raises(Refused, match="已经发出"):
        decide.take_back(case.actor, waiting)


def test_a_colleague_takes_it_back_too_but_nobody_who_only_looks(case, waiting):
    with pytest.raises(PermissionDenied):
        decide.take_back(actor_of(case.colleague(Role.OBSERVER)), waiting)
    with pytest.raises(PermissionDenied):
        decide.take_back(case.college, waiting)
    decide.take_back(actor_of(case.colleague()), waiting)
    assert letters.waiting(waiting) is None


def test_without_a_hold_it_leaves_at_once(case):
    review = case.return_("roster[1].rank")
    assert (state(case), review.outcome) == ("returned", "returned")


def test_a_letter_of_somebody_who_may_no_longer_decide_stays_and_the_colleagues_are_told(
    case, waiting
):
    letter = letters.waiting(waiting)
    case.reviewer.memberships.all().delete()
    with at(10):
        assert leaving.send_due() == 1
        assert jobs.run(Job.objects.get(task="reviews.leave").pk, leaving.leave)
    with at(11):
        assert leaving.send_due() == 0
    letter.refresh_from_db()
    assert (letter.left_at, letter.taken_back_by) == (None, None)
    assert letter.taken_back_at == THEN + HOLD
    assert state(case) == "submitted"
    event = Event.objects.get(action="review.take_back")
    assert (event.actor, event.college, event.data["letter"]) == (None, None, letter.pk)
    message = Message.objects.get(kind="unsent")
    assert (message.audience, message.federation) == ("federation", case.filing.federation)
    second = actor_of(case.colleague())
    with at(30):
        decide.return_(second, waiting, clock.today() + timedelta(days=7), hold=HOLD)
    assert letters.waiting(waiting).version == 2


def test_the_work_on_its_pdf_does_not_tell_the_college_that_a_letter_waits(case, waiting):
    assert Job.objects.filter(task="reviews.letter_pdf").exists()
    with scope(case.college):
        assert not Job.objects.exists()
