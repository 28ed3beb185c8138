"""Sessions: listed, ended, timed out; their keys change where somebody proves more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from portal import clock
from portal.domain import sessions
from portal.enums import Role
from portal.models import Event
from tests.factories import PASSWORD, member

LOGIN = "/account/login/"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/132.0 Safari/537.36 Edg/132.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0"


@pytest.fixture
def person(db):
    return member(Role.SECRETARY, username="shuji")


def inside(agent=EDGE, address="198.51.100.7"):
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    client.post(LOGIN, {"username": "shuji", "password": PASSWORD})
    return client


def alive(client):
    return client.get("/work/").status_code == 200


def test_the_page_lists_where_one_is_logged_in_and_marks_this_one(person):
    desk, phone = inside(), inside(PHONE, "203.0.113.9")
    page = desk.get("/account/security/").content.decode()
    assert "Edge · Windows" in page
    assert "微信 · Android" in page
    assert "203.0.113.9" in page
    assert page.count("现在这台") == 1
    assert page.index("现在这台") < page.index("退出这台设备")
    assert alive(phone)


def test_one_can_be_ended(person):
    desk, phone = inside(), inside(PHONE)
    page = desk.get("/account/security/").content.decode()
    address = page.split('action="/account/security/sessions/')[1].split('"')[0]
    desk.post(f"/account/security/sessions/{address}")
    assert alive(desk)
    assert not alive(phone)
    assert Event.objects.get(action="account.session_ended").actor == person


def test_all_others_can_be_ended(person):
    desk, *others = inside(), inside(), inside(PHONE)
    desk.post("/account/security/sessions/end-others/")
    assert alive(desk)
    assert not any(map(alive, others))


def test_nobody_ends_anothers(person):
    from allauth.usersessions.models import UserSession

    desk = inside()
    member(Role.SECRETARY, username="other")
    stranger = Client()
    stranger.post(LOGIN, {"username": "other", "password": PASSWORD})
    theirs = UserSession.objects.get(user=person).pk
    stranger.post(f"/account/security/sessions/{theirs}/end/")
    assert alive(desk)


def test_changing_the_password_ends_the_others_and_not_this_one(person):
    desk, phone = inside(), inside(PHONE)
    key = desk.session.session_key
    new = "Shangao-Shuichang-2026"
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert desk.post("/account/password/", data).status_code == 302
    assert alive(desk)
    assert not alive(phone)
    assert desk.session.session_key != key
    assert desk.get("/account/security/").content.decode().count("现在这台") == 1
    assert Event.objects.filter(action="account.password", actor=person).count() == 1


def test_the_key_changes_at_the_log_in(person):
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["something"] = 1
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    client.post(LOGIN, {"username": "shuji", "password": PASSWORD})
    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_logging_out_leaves_no_session_behind(person):
    desk = inside()
    desk.post("/account/logout/")
    assert not Session.objects.exists()


def test_no_session_is_read_from_an_address(person):
    key = inside().session.session_key
    assert Client().get(f"/work/?sessionid={key}").status_code == 302


# --- Time-outs ---------------------------------------------------------------------------------


def after(**more):
    return clock.at(timezone.now() + timedelta(**more))


def expires(client):
    return Session.objects.get(session_key=client.session.session_key).expire_date


def test_a_session_ends_half_an_hour_after_the_last_request(person):
    desk = inside()
    assert timedelta(minutes=29) < expires(desk) - timezone.now() <= timedelta(minutes=30)
    Session.objects.update(expire_date=timezone.now())  # half an hour has gone by
    assert not alive(desk)


def test_each_request_prolongs_it_but_is_written_at_most_once_a_minute(person):
    desk = inside()
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=29, seconds=10))
    before = expires(desk)
    alive(desk)
    assert expires(desk) == before
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=10))
    alive(desk)
    assert expires(desk) - timezone.now() > timedelta(minutes=29)


def test_twelve_hours_after_the_log_in_it_ends_whatever_happens(person):
    desk = inside()
    with after(hours=11, minutes=59):
        assert alive(desk)
    with after(hours=12, minutes=1):
        assert not alive(desk)


def test_the_page_says_when(person):
    page = inside().get("/account/security/").content.decode()
    assert "30 分钟没有操作" in page
    assert "满 12 小时" in page


def test_what_is_left_of_ended_sessions_is_swept(person):
    from allauth.usersessions.models import UserSession

    desk, _gone = inside(), inside()
    keep = desk.session.session_key
    Session.objects.exclude(session_key=keep).update(expire_date=timezone.now())
    sessions.forget_ended(timezone.now())
    assert [one.session_key for one in UserSession.objects.all()] == [keep]


@pytest.mark.parametrize(
    ("agent", "said"),
    [(EDGE, "Edge · Windows"), (PHONE, "微信 · Android"), ("curl/8", "curl/8"), ("", "")],
)
def test_programs_are_named_in_two_words(agent, said):
    assert sessions.program_of(agent) == said
