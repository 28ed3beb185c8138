"""What waits is claimed, sent, and told how it went."""

from __future__ import annotations

import threading
from datetime import timedelta
from itertools import pairwise
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from portal import clock
from portal.enums import DeliveryState
from portal.models import Delivery
from portal.notify import delivering, many
from portal.notify.claiming import LEASE, PAUSES, claim
from portal.scoping import scope_everything
from tests import factories
from tests.factories import THEN

HERE = "tests.portal.notify.test_delivering"


class Down(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("Connection unexpectedly closed")


class Unknown(BaseEmailBackend):
    """A mail server that knows nobody."""

    code = 550

    def send_messages(self, email_messages):
        [address] = email_messages[0].to
        raise SMTPRecipientsRefused({address: (self.code, b"no such user")})


class Greylisting(Unknown):
    """One that asks to come again."""

    code = 451


@pytest.fixture
def delivery(db):
    return factories.DeliveryFactory(
        notice__message__subject="学生会2026年填报\n已退回",
        notice__message__text="有3个问题 & 1条说明。",
        notice__message__url="/work/filings/7/",
        address="tuanwei@example.cn",
    )


def try_again(delivery):
    """One try, whenever it is due; the row as it then stands."""
    delivery.refresh_from_db()
    at = max(delivery.next_at, THEN)
    with clock.at(at):
        delivering.deliver_due(at)
    delivery.refresh_from_db()
    return at


def test_a_mail_says_what_where_and_how_to_be_left_alone(delivery, settings):
    settings.DEFAULT_FROM_EMAIL = "portal@xuelian.example"
    assert delivering.deliver_due(THEN) == 1
    [sent] = mail.outbox
    assert (sent.to, sent.from_email) == (["tuanwei@example.cn"], "portal@xuelian.example")
    assert sent.subject == "学生会2026年填报 已退回"
    assert "有3个问题 & 1条说明。" in sent.body
    assert "http://testserver/work/filings/7/" in sent.body
    assert "http://testserver/work/messages/choices/" in sent.body
    assert "不要直接回复" in sent.body
    assert sent.content_subtype == "plain"
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.next_at) == ("sent", 1, None)
    assert delivery.sent_at


def test_nothing_is_sent_before_its_time_or_twice(delivery):
    assert delivering.deliver_due(THEN - timedelta(seconds=1)) == 0
    assert delivering.deliver_due(THEN) == 1
    assert delivering.deliver_due(THEN + timedelta(days=1)) == 0
    assert len(mail.outbox) == 1


def test_a_server_that_is_down_is_tried_eight_times_with_growing_pauses(delivery, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    times = [try_again(delivery) for _ in range(8)]
    pauses = [after - before for before, after in pairwise(times)]
    assert pauses == list(PAUSES)
    assert sum(pauses, timedelta()) > timedelta(hours=3)
    assert (delivery.state, delivery.attempts, delivery.next_at) == ("failed", 8, None)
    assert (
        delivery.problem == "没有发送成功：SMTPServerDisconnected: Connection unexpectedly closed"
    )


def test_a_server_that_comes_back_gets_it(delivery, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    try_again(delivery)
    assert (delivery.state, delivery.attempts) == ("waiting", 1)
    assert delivery.problem
    settings.EMAIL_BACKEND = backend
    try_again(delivery)
    assert (delivery.state, delivery.problem, len(mail.outbox)) == ("sent", "", 1)


def test_an_address_that_does_not_exist_is_not_tried_again(delivery, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Unknown"
    try_again(delivery)
    assert (delivery.state, delivery.attempts) == ("failed", 1)
    assert delivery.problem == "对方拒收：550 no such user"


def test_a_server_that_asks_to_come_again_is_asked_again(delivery, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Greylisting"
    try_again(delivery)
    assert (delivery.state, delivery.problem) == (
        "waiting",
        "没有发送成功：ConnectionError: 451 no such user",
    )


def test_one_that_fails_keeps_no_other_back(delivery, settings):
    factories.DeliveryFactory(channel="pager", next_at=THEN - LEASE)
    assert delivering.deliver_due(THEN) == 2
    assert len(mail.outbox) == 1


def test_what_a_dead_worker_left_is_sent_under_the_same_number(delivery):
    assert claim(THEN).pk == delivery.pk  # and then it is killed
    assert claim(THEN + LEASE / 2) is None
    sent_by_the_dead = delivering.key_of(delivery)
    assert delivering.deliver_due(THEN + LEASE) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{sent_by_the_dead}@testserver>"


def test_a_worker_that_comes_too_late_writes_nothing_down(delivery):
    slow = claim(THEN)
    fast = claim(THEN + LEASE)
    assert delivering.attempt(fast)
    slow.address = "elsewhere@example.org"
    delivering.attempt(slow)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("sent", 2)


def test_one_on_which_every_worker_dies_is_given_up(delivery):
    at = THEN
    for _ in range(8):
        assert claim(at)
        at += LEASE
    assert claim(at) is None
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == ("failed", "多次中断，未能发送。")


def test_message_ids_differ_between_people_and_stay_for_one(delivery):
    other = factories.DeliveryFactory(notice__message=delivery.notice.message)
    keys = {delivering.key_of(one) for one in (delivery, other, Delivery.objects.first())}
    assert len(keys) == 2


def test_it_stops_when_its_time_is_up(delivery):
    assert delivering.deliver_due(THEN, seconds=0) == 0
    assert delivering.deliver_due(THEN) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_mail_once():
    for n in range(12):
        factories.DeliveryFactory(address=f"{n}@example.cn")
    together, tries = threading.Barrier(3), []

    def work():
        together.wait()
        tries.append(delivering.deliver_due(THEN))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert sum(tries) == 12
    assert sorted(one.to[0] for one in mail.outbox) == sorted(f"{n}@example.cn" for n in range(12))
    with scope_everything():
        assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.SENT}


def test_a_mail_that_fails_while_it_is_withdrawn_is_not_tried_again(delivery, settings):
    settings.EMAIL_BACKEND = f"{HERE}.Down"
    on_its_way = claim(THEN)
    many.withdraw([delivery.notice.message.key], "已经提交。")
    assert not delivering.attempt(on_its_way)
    assert delivering.deliver_due(THEN + timedelta(days=1)) == 0
    delivery.refresh_from_db()
    assert (delivery.state, delivery.next_at, delivery.problem) == ("none", None, "已经提交。")


def test_a_mail_that_went_out_while_it_was_withdrawn_stands_in_the_log(delivery):
    on_its_way = claim(THEN)
    many.withdraw([delivery.notice.message.key], "已经提交。")
    assert delivering.attempt(on_its_way)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem, bool(delivery.sent_at)) == ("sent", "", True)


def test_what_a_dead_worker_left_of_a_withdrawn_mail_is_not_sent(delivery):
    claim(THEN)  # and then it is killed
    many.withdraw([delivery.notice.message.key], "已经提交。")
    assert delivering.deliver_due(THEN + LEASE) == 0
    assert mail.outbox == []
