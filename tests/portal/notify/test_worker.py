"""The real worker and a mail server: killed while it sends, it loses nothing and doubles nothing."""

from __future__ import annotations

from email import message_from_string, policy
from typing import Any

import pytest
from django.db import transaction

from portal import clock, notify
from portal.enums import DeliveryState, Role
from portal.models import Delivery, Notice
from portal.notify import waking
from portal.notify.claiming import LEASE
from portal.notify.delivering import key_of
from tests import factories
from tests.factories import member
from tests.portal.notify.smtp import mail_server
from tests.worker import PATIENCE, kill, send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)


def post() -> None:
    college = factories.CollegeFactory()
    member(Role.EDITOR, college=college)
    with transaction.atomic():
        notify.post(
            "returned",
            key="returned:1",
            to="college",
            subject="学生会填报已退回",
            text="有3个问题需要修改。",
            url="/work/",
            college=college,
        )


def test_a_worker_killed_while_it_sends_leaves_the_mail_to_the_next(
    redis_url: str, monkeypatch: Any
) -> None:
    with mail_server() as server:
        monkeypatch.setenv("EMAIL_HOST", "127.0.0.1")
        monkeypatch.setenv("EMAIL_PORT", str(server.port))
        monkeypatch.setenv("SITE_URL", "https://portal.example")
        post()
        server.silent = True
        with worker(redis_url) as first:
            send(redis_url, waking.SEND)
            assert server.asked.wait(PATIENCE)
            kill(first)
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.attempts) == (DeliveryState.SENDING, 1)
        assert Notice.objects.count() == 1

        server.silent = False
        Delivery.objects.update(next_at=clock.now() - LEASE)  # as if the lease were over
        with worker(redis_url):
            send(redis_url, waking.SEND)
            until(lambda: Delivery.objects.get().state == DeliveryState.SENT, "not sent")
            send(redis_url, waking.SEND)
        [raw] = server.mails
    mail = message_from_string(raw, policy=policy.default)
    assert mail["Message-ID"] == f"<{key_of(delivery)}@portal.example>"
    assert mail["Subject"] == "学生会填报已退回"
    assert "https://portal.example/work/" in mail.get_content()
    assert Delivery.objects.get().attempts == 2


def test_without_a_mail_server_the_worker_fills_the_inbox(redis_url: str) -> None:
    post()
    with worker(redis_url):
        send(redis_url, waking.SEND)
        until(Delivery.objects.exists, "it did not leave")
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.NONE, 0)
    assert "没有配置邮件服务器" in delivery.problem
    assert Notice.objects.count() == 1
