"""Somebody presses undo at the moment when the letter leaves: exactly one of the two happens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from portal.models import Event
from reviews.domain import decide, leaving
from reviews.models import Letter
from tests.reviews.domain.test_two_at_once import both, refusals

pytestmark = pytest.mark.django_db(transaction=True)
HOLD = timedelta(minutes=10)


@pytest.fixture
def waiting(transactional_db, make_case):
    case = make_case()
    review = case.open()
    case.flag(review)
    case.approve(review, but=("roster",))
    due = clock.today() + timedelta(days=7)
    return case, decide.return_(case.actor, review, due, hold=HOLD)


@pytest.mark.parametrize("undo_first", [True, False])
def test_a_letter_leaves_or_is_taken_back_never_both(waiting, undo_first):
    case, review = waiting
    letter = review.letters.get()
    undo = lambda: decide.take_back(case.actor, review)  # noqa: E731
    leave = lambda: leaving.leave(letter.pk)  # noqa: E731
    found = both(*((undo, leave) if undo_first else (leave, undo)))
    letter.refresh_from_db()
    case.filing.refresh_from_db()
    review.refresh_from_db()
    left = letter.left_at is not None
    assert left != (letter.taken_back_at is not None)
    assert (case.filing.state, review.outcome) == (
        ("returned", "returned") if left else ("submitted", "")
    )
    assert len(refusals(found)) == (1 if left else 0)
    told = Event.objects.filter(action="review.decided", target=f"review:{review.pk}")
    assert told.count() == int(left)


def test_two_people_press_undo(waiting):
    case, review = waiting
    found = both(
        lambda: decide.take_back(case.actor, review), lambda: decide.take_back(case.actor, review)
    )
    assert len(refusals(found)) == 1
    assert Letter.objects.filter(taken_back_at__isnull=False).count() == 1


def test_two_workers_let_it_leave_once(waiting):
    _case, review = waiting
    letter = review.letters.get()
    both(lambda: leaving.leave(letter.pk), lambda: leaving.leave(letter.pk))
    told = Event.objects.filter(action="review.decided", target=f"review:{review.pk}")
    assert told.count() == 1
