"""A sensitive act asks again who somebody is, and comes back with what was typed."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal import clock
from portal.domain import sessions
from portal.domain.asking import ask_again
from portal.enums import Role
from tests.factories import PASSWORD, member
from tests.portal.accounts.phone import phone_of

AGAIN = "/account/again/"


@require_POST
@ask_again
def act(request):
    return HttpResponse(f"done {request.POST.get('text', '')}")


@ask_again(reading=True)
def export(request):
    return HttpResponse("exported")


urlpatterns = [
    path("work/act/", act),
    path("work/export/", export),
    path("", include("portal.urls")),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def asked(settings):
    settings.ASK_AGAIN_AFTER = 15 * 60


@pytest.fixture
def person(db):
    return member(Role.SECRETARY, username="shuji")


@pytest.fixture
def inside(client, person):
    client.post("/account/login/", {"username": "shuji", "password": PASSWORD})
    return client


def later(minutes):
    return clock.at(timezone.now() + timedelta(minutes=minutes))


def fields(page):
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def test_right_after_the_log_in_nothing_is_asked(inside):
    assert inside.post("/work/act/", {"text": "a"}).content == b"done a"
    assert inside.get("/work/export/").content == b"exported"


def test_a_quarter_of_an_hour_later_it_is_asked_and_what_was_typed_comes_back(inside):
    with later(16):
        asked = inside.post("/work/act/", {"text": "理由 <b>", "old_password": "secret-1"})
        page = asked.content.decode()
        assert "再次确认身份" in page
        assert "secret-1" not in page
        before = inside.session.session_key
        there = inside.post(AGAIN, {**fields(page), "password": PASSWORD}).content.decode()
        assert 'action="/work/act/"' in there
        assert inside.session.session_key != before
        assert inside.post("/work/act/", fields(there)).content.decode() == "done 理由 <b>"


def test_a_page_that_is_read_is_reached_after_the_asking(inside):
    with later(16):
        asked = inside.get("/work/export/?kind=word")
        assert asked.headers["Location"] == f"{AGAIN}?next=%2Fwork%2Fexport%2F%3Fkind%3Dword"
        page = inside.get(asked.headers["Location"]).content.decode()
        there = inside.post(AGAIN, {**fields(page), "password": PASSWORD})
        assert there.headers["Location"] == "/work/export/?kind=word"
        assert inside.get("/work/export/?kind=word").content == b"exported"


def test_nobody_is_led_to_another_site(inside):
    there = inside.post(f"{AGAIN}?next=https://example.net/", {"password": PASSWORD})
    assert there.headers["Location"] == "/account/security/"


def test_a_wrong_password_is_not_enough_and_nothing_is_lost(inside):
    with later(16):
        page = inside.post("/work/act/", {"text": "留着"}).content.decode()
        wrong = inside.post(AGAIN, {**fields(page), "password": "错的"}).content.decode()
        assert "没有对上" in wrong
        assert "留着" in fields(wrong)["resume"]
        assert b"done" not in inside.post("/work/act/", {"text": "x"}).content


def test_guessing_there_is_limited(inside):
    for _ in range(10):
        assert inside.post(AGAIN, {"password": "错的"}).status_code == 200
    assert inside.post(AGAIN, {"password": PASSWORD}).status_code == 429


def test_a_code_will_do_as_well(inside, person, monkeypatch):
    phone = phone_of(monkeypatch, person)
    with later(16):
        assert inside.post(AGAIN, {"code": phone.code()}).status_code == 302
        assert inside.get("/work/export/").content == b"exported"


def test_a_script_is_sent_to_the_page(inside):
    with later(16):
        page = {"HX-Request": "true", "HX-Current-URL": "http://testserver/work/members/"}
        answer = inside.post("/work/act/", headers=page)
        assert answer.status_code == 403
        assert answer.headers["HX-Redirect"] == f"{AGAIN}?next=%2Fwork%2Fmembers%2F"


def test_the_session_stays_in_the_list_under_its_new_key(inside, person, rf):
    inside.post(AGAIN, {"password": PASSWORD})
    request = rf.get("/")
    request.user, request.session = person, inside.session
    assert [one.present for one in sessions.of(request)] == [True]


def test_somebody_without_password_and_second_factor_is_told_what_to_do(client, person):
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    asked = client.get(AGAIN).content.decode()
    assert "统一身份认证登录" in asked
