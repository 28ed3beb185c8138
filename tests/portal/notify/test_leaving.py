"""A due message becomes a notice for everybody whom it concerns, once, whoever works."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from portal import clock
from portal.enums import Audience, DeliveryState, Role
from portal.models import Delivery, Message, Notice
from portal.notify import leaving, recipients
from portal.scoping import scope_everything
from tests import factories
from tests.factories import THEN, member

NOW = THEN + timedelta(minutes=1)


def readers(message):
    return {notice.user for notice in message.notices.all()}


@pytest.fixture
def college(db):
    return factories.CollegeFactory()


def test_a_colleges_message_reaches_its_editors_and_secretaries(college):
    editor, secretary = (member(role, college=college) for role in (Role.EDITOR, Role.SECRETARY))
    member(Role.OBSERVER, college=college)
    member(Role.REVIEWER, federation=college.federation)
    member(Role.EDITOR)
    message = factories.MessageFactory(college=college)
    assert leaving.leave(message.pk, NOW)
    message.refresh_from_db()
    assert readers(message) == {editor, secretary}
    assert message.left_at == NOW


def test_a_federations_message_reaches_its_reviewers_and_leads_but_not_those_above(college):
    top = factories.FederationFactory()
    mine = factories.FederationFactory(parent=top)
    wanted = {member(role, federation=mine) for role in (Role.REVIEWER, Role.LEAD)}
    member(Role.OBSERVER, federation=mine)
    member(Role.OPERATOR, federation=mine)
    member(Role.REVIEWER, federation=top)
    message = factories.MessageFactory(
        audience=Audience.FEDERATION, college=None, federation=mine, kind="digest"
    )
    assert set(recipients.of(message)) == wanted


def test_a_reviewer_hears_nothing_of_the_own_college(college):
    person = member(Role.REVIEWER, federation=college.federation)
    factories.MembershipFactory(user=person, role=Role.OBSERVER, college=college)
    other = member(Role.REVIEWER, federation=college.federation)
    message = factories.MessageFactory(college=college, audience=Audience.FEDERATION)
    assert recipients.of(message) == [other]


def test_a_message_to_one_person_reaches_nobody_else(college):
    person = member(Role.REVIEWER, federation=college.federation)
    message = factories.MessageFactory(college=college, audience=Audience.PERSON, person=person)
    assert recipients.of(message) == [person]


def test_an_account_that_was_stopped_gets_nothing(college):
    member(Role.EDITOR, college=college, is_active=False)
    assert recipients.of(factories.MessageFactory(college=college)) == []


def test_who_has_two_roles_is_told_once(college):
    person = member(Role.EDITOR, college=college)
    factories.MembershipFactory(user=person, role=Role.SECRETARY, college=college)
    assert recipients.of(factories.MessageFactory(college=college)) == [person]


def test_it_leaves_once_however_often_it_is_asked(college):
    member(Role.EDITOR, college=college)
    message = factories.MessageFactory(college=college)
    assert [leaving.leave(message.pk, NOW) for _ in range(3)] == [True, False, False]
    assert leaving.leave_due(NOW) == 0
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 1)


def test_it_stays_till_its_time_has_come(college):
    message = factories.MessageFactory(college=college, not_before=NOW)
    assert not leaving.leave(message.pk, NOW - timedelta(seconds=1))
    assert leaving.leave_due(NOW - timedelta(seconds=1)) == 0
    assert leaving.leave_due(NOW) == 1


def test_what_was_cancelled_never_leaves(college):
    message = factories.MessageFactory(college=college, cancelled_at=THEN)
    assert not leaving.leave(message.pk, NOW)


def test_one_that_cannot_leave_keeps_no_other_back(college):
    broken = factories.MessageFactory(college=college, kind="of an older version")
    member(Role.EDITOR, college=college)
    whole = factories.MessageFactory(college=college, not_before=NOW)
    assert leaving.leave_due(NOW) == 1
    broken.refresh_from_db()
    whole.refresh_from_db()
    assert (broken.left_at, whole.left_at) == (None, NOW)
    assert not broken.notices.exists()


# --- By e-mail or not ----------------------------------------------------------------------


def the_delivery(message):
    assert leaving.leave(message.pk, NOW)
    return Delivery.objects.get()


def test_a_mail_waits_for_each_address(college):
    person = member(Role.EDITOR, college=college)
    delivery = the_delivery(factories.MessageFactory(college=college))
    assert (delivery.channel, delivery.address) == ("email", person.email)
    assert (delivery.state, delivery.next_at, delivery.problem) == ("waiting", NOW, "")


@pytest.mark.parametrize(
    ("user", "server", "problem"),
    [
        ({"email": ""}, "mail.invalid", "本人没有填写邮箱，只在站内通知。"),
        ({}, "", "没有配置邮件服务器，只在站内通知。"),
        (
            {"unmailed": ["returned"]},
            "mail.invalid",
            "本人选择不通过邮件接收这类消息，只在站内通知。",
        ),
    ],
)
def test_the_log_says_why_no_mail_is_sent(college, settings, user, server, problem):
    settings.EMAIL_HOST = server
    member(Role.EDITOR, college=college, **user)
    delivery = the_delivery(factories.MessageFactory(college=college))
    assert (delivery.state, delivery.problem, delivery.next_at) == ("none", problem, None)


def test_an_office_with_one_mailbox_gets_one_mail(college):
    for role, email in (
        (Role.EDITOR, "Tuanwei@example.cn"),
        (Role.SECRETARY, "tuanwei@example.cn"),
    ):
        member(role, college=college, email=email)
    assert leaving.leave(factories.MessageFactory(college=college).pk, NOW)
    states = list(Delivery.objects.values_list("state", flat=True))
    assert states == [DeliveryState.WAITING, DeliveryState.NONE]
    assert "同一个地址" in Delivery.objects.last().problem


def test_a_kind_that_is_not_mailed_stays_in_the_inbox(college):
    member(Role.REVIEWER, federation=college.federation)
    message = factories.MessageFactory(
        college=college, audience=Audience.FEDERATION, kind="submitted"
    )
    assert leaving.leave(message.pk, NOW)
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 0)


def test_the_number_of_queries_does_not_grow_with_the_people(college, django_assert_num_queries):
    for people in (1, 3):
        while college.memberships.count() < people:
            member(Role.EDITOR, college=college)
        message = factories.MessageFactory(college=college)
        # savepoint and scope 3, lock, people, notices, deliveries, left, scope and release 2
        with django_assert_num_queries(10):
            assert leaving.leave(message.pk, NOW)


# --- Two workers at once ------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_everybody_once():
    college = factories.CollegeFactory()
    for _ in range(3):
        member(Role.EDITOR, college=college)
    for _ in range(8):
        factories.MessageFactory(college=college)
    together = threading.Barrier(3)

    def work():
        together.wait()
        leaving.leave_due(clock.now())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    with scope_everything():
        assert not Message.objects.filter(left_at=None).exists()
        assert Notice.objects.count() == 24
        assert Delivery.objects.count() == 24
