"""A message is written with its cause, once, and can be taken back while it has not left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from portal import clock, notify
from portal.access import actor_of
from portal.enums import Role
from portal.models import Message
from portal.notify import leaving, waking
from portal.scoping import scope, scope_colleges
from tests import factories
from tests.factories import member


def told(college, **changes):
    values = {
        "key": "returned:1",
        "to": "college",
        "subject": "学生会2026年填报已退回",
        "text": "有3个问题需要修改。",
        "url": "/work/",
        "college": college,
    }
    return notify.post("returned", **(values | changes))


@pytest.fixture
def college(db):
    return factories.CollegeFactory()


def test_a_message_names_college_and_federation(college):
    message = told(college)
    message.refresh_from_db()
    assert (message.college, message.federation) == (college, college.federation)
    assert (message.audience, message.person) == ("college", None)
    assert message.not_before == message.created_at
    assert (message.left_at, message.cancelled_at, message.posted_by) == (None, None, None)


def test_the_same_key_is_told_once(college):
    first = told(college)
    assert told(college, subject="另一个标题").pk == first.pk
    assert Message.objects.get().subject == "学生会2026年填报已退回"


def test_the_same_key_is_told_once_even_where_the_first_cannot_be_seen(college):
    first = told(college)
    other = factories.CollegeFactory()
    with scope_colleges(other.pk):
        assert told(other).pk == first.pk


def test_an_unknown_kind_is_a_mistake(college):
    with pytest.raises(KeyError):
        notify.post("gossip", key="x", to="college", subject="", text="", url="/", college=college)


def test_a_message_to_a_college_wants_a_college(db):
    with pytest.raises(IntegrityError):
        told(None, federation=factories.FederationFactory())


def test_a_college_tells_its_federation_and_hands_back_the_row(college):
    editor = member(Role.EDITOR, college=college)
    with scope(actor_of(editor)):
        message = told(college, to="federation")
    message.refresh_from_db()
    assert (message.audience, message.posted_by) == ("federation", editor)


def test_background_work_of_a_filing_tells_either_side(college):
    with scope_colleges(college.pk, federation_ids=[college.federation_id]):
        assert told(college, to="federation", key="a").pk
        assert told(college, key="b").pk


def test_nobody_writes_a_message_of_somebody_else(college):
    with (
        scope(actor_of(member(Role.EDITOR))),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        told(college)


def test_what_the_federation_is_told_about_a_college_the_college_does_not_read(college):
    told(college, to="federation")
    with scope_colleges(college.pk):
        assert not Message.objects.exists()


def test_it_goes_with_its_cause(college):
    with transaction.atomic():
        told(college)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_a_message_is_taken_back_while_it_has_not_left(college):
    told(college, not_before=clock.now() + timedelta(minutes=10))
    with scope(actor_of(member(Role.REVIEWER, federation=college.federation))):
        assert notify.cancel("returned:1")
        assert not notify.cancel("returned:1")
    assert not leaving.leave_due(clock.now() + timedelta(hours=1))


def test_what_has_left_cannot_be_taken_back(college):
    message = told(college)
    assert leaving.leave(message.pk, clock.now())
    assert not notify.cancel("returned:1")
    assert Message.objects.get().cancelled_at is None


def test_nothing_is_taken_back_that_was_never_said(db):
    assert not notify.cancel("returned:1")


def test_a_worker_is_woken_once_a_transaction(college, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as woken:
        told(college, key="a")
        told(college, key="b")
    assert woken == [waking.wake]


def test_nobody_is_woken_for_what_leaves_later(college, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as woken:
        told(college, not_before=clock.now() + timedelta(minutes=1))
    assert woken == []


def test_a_broker_that_is_down_disturbs_nobody(db):
    waking.wake()


def test_posting_takes_three_queries(college, django_assert_num_queries):
    with django_assert_num_queries(3):  # savepoint, insert, release
        told(college)
    assert connection.in_atomic_block
