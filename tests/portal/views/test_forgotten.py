from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal import clock
from portal.domain.password_tokens import tokens
from portal.models import Event, Message, User
from tests.factories import CollegeFactory, MembershipFactory, UserFactory

FORGOTTEN = "/account/forgotten/"
NEW = "Qing-Feng-2026"


@pytest.fixture
def person(db):
    return MembershipFactory(user__email="lin@example.org", user__username="xiaolin").user


def plain(answer):
    return re.sub(r'X-CSRFToken[^}]*|nonce="[^"]*"', "", answer.content.decode())


def link_in(letter):
    return re.search(r"http://testserver(/account/password/\S+)", letter.body)[1]


def test_a_letter_leads_to_a_new_password_and_works_once(client, person, worker):
    with worker():
        client.post(FORGOTTEN, {"email": "LIN@example.org"})
    [letter] = mail.outbox
    assert letter.to == ["lin@example.org"]
    assert "xiaolin" in letter.body
    target = client.get(link_in(letter), follow=True).redirect_chain[-1][0]
    client.post(target, {"new_password1": NEW, "new_password2": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)
    client.logout()
    assert "这个链接已经用过" in client.get(link_in(letter), follow=True).content.decode()
    assert not Message.objects.exists()  # the link stands in no inbox and no log


def test_answer_and_queries_are_the_same_for_every_address(client, person, worker):
    answers, queries = [], []
    for address in ("lin@example.org", "mei@example.org"):
        with CaptureQueriesContext(connection) as seen, worker():
            answer = client.post(FORGOTTEN, {"email": address})
            queries.append(len(seen))  # what follows is the worker's
        answers.append(plain(answer).replace(address, "…"))
    assert answers[0] == answers[1]
    assert queries[0] == queries[1]
    assert [letter.to for letter in mail.outbox] == [["lin@example.org"]]


def test_a_link_is_over_after_an_hour(client, person, worker, monkeypatch):
    with worker():
        client.post(FORGOTTEN, {"email": "lin@example.org"})
    later = datetime.now() + timedelta(minutes=61)  # noqa: DTZ005 - as the generator counts
    monkeypatch.setattr(tokens, "_now", lambda: later)
    page = client.get(link_in(mail.outbox[0]), follow=True).content.decode()
    assert "这个链接已经用过，或者过期了" in page


def test_a_stopped_account_and_one_without_a_password_get_no_link(client, person, worker):
    UserFactory(email="office@example.org", is_active=False)
    campus = UserFactory(email="office@example.org")
    campus.set_unusable_password()
    campus.save(update_fields=["password"])
    with worker():
        client.post(FORGOTTEN, {"email": "office@example.org"})
    [letter] = mail.outbox
    assert "/account/password/" not in letter.body
    assert "统一身份认证" in letter.body


def test_an_address_and_a_visitor_have_so_many_tries(client, person, settings):
    settings.THROTTLES = settings.THROTTLES | {"reset": (2, 60), "reset.address": (4, 60)}
    tries = [client.post(FORGOTTEN, {"email": "nobody@example.org"}).status_code for _ in range(3)]
    assert tries == [200, 200, 429]
    others = [client.post(FORGOTTEN, {"email": f"x{n}@example.org"}).status_code for n in range(3)]
    assert 429 in others


def test_without_a_mail_server_the_page_says_whom_to_ask(client, person, settings):
    settings.EMAIL_HOST = ""
    page = client.get(FORGOTTEN).content.decode()
    assert "没有配置邮件" in page
    assert "<form" not in page.partition("<main")[2]
    client.post(FORGOTTEN, {"email": "lin@example.org"})
    assert not mail.outbox


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "请填写电子邮箱。"), ("x", "这不像一个邮箱地址")]
)
def test_wrong_input_is_said(client, db, typed, sentence):
    assert sentence in client.post(FORGOTTEN, {"email": typed}).content.decode()


def test_the_operator_prints_a_link_logs_why_and_the_person_is_told(client, person, capsys):
    call_command("reset_password", "xiaolin", reason="电话核实", remove_second_factor=True)
    said = capsys.readouterr().out
    path = re.search(r"http://testserver(/account/password/\S+)", said)[1]
    assert "form" in client.get(path, follow=True).content.decode()
    assert Event.objects.get(action="account.help").data["reason"] == "电话核实"
    assert Event.objects.filter(action="account.second_factor").exists()
    assert Message.objects.get(kind="account_help").person == person


def test_an_account_that_is_not_there_is_said_to_the_operator(db):
    with pytest.raises(CommandError, match="没有登录名是“meiyou”的账号"):
        call_command("reset_password", "meiyou", reason="…")


def test_accounts_that_belong_nowhere_and_rest_are_listed(db, capsys):
    long_ago = clock.now() - timedelta(days=800)
    idle = UserFactory(username="jiuren")
    User.objects.filter(pk=idle.pk).update(date_joined=long_ago)
    working = MembershipFactory(user__username="zaizhi", college=CollegeFactory()).user
    User.objects.filter(pk=working.pk).update(date_joined=long_ago)
    UserFactory(username="xinren")
    call_command("idle_accounts")
    said = capsys.readouterr().out
    assert "jiuren" in said
    assert "zaizhi" not in said
    assert "xinren" not in said
