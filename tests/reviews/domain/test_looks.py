"""Who read which submission, and what "since I last looked" begins with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal import clock
from portal.access import actor_of
from reviews.domain import looks
from reviews.models import Look
from tests.reviews.conftest import CONTENT

pytestmark = pytest.mark.django_db


def test_the_first_look_stays_and_the_last_is_moved(case):
    now = clock.now()
    for hours in (0, 5):
        with clock.at(now + timedelta(hours=hours)):
            looks.look(case.actor, case.submission)
    row = Look.objects.get()
    assert (row.user, row.submission) == (case.reviewer, case.submission)
    assert row.last_at - row.first_at == timedelta(hours=5)


def test_the_latest_earlier_submission_that_this_person_read(case):
    second, third = case.resubmit(CONTENT), case.resubmit(CONTENT)
    colleague = actor_of(case.colleague())
    assert looks.last(case.actor, case.filing, third) is None
    looks.look(case.actor, case.submission)
    looks.look(colleague, second)
    looks.look(case.actor, third)
    assert looks.last(case.actor, case.filing, third) == case.submission
    assert looks.last(colleague, case.filing, third) == second
    assert looks.last(case.actor, case.filing, case.submission) is None


def test_a_college_leaves_no_look(case):
    with pytest.raises(PermissionDenied):
        looks.look(case.college, case.submission)
    assert not Look.objects.exists()
