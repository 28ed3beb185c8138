"""A form sent after the session had ended comes through, without any script."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from portal.enums import Role
from portal.models import Invitation, Membership
from portal.views.resume import read
from tests.factories import PASSWORD, member

TYPED = {"full_name": "林知夏", "email": "", "role": "editor"}


@pytest.fixture
def secretary(db):
    return member(Role.SECRETARY, username="shuji")


@pytest.fixture
def address(secretary):
    return f"/work/members/college/{secretary.memberships.get().college_id}/"


def fields(page):
    """Names and values of the hidden fields, as a browser would send them."""
    text = page.content.decode()
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text)
    return {name: unescape(value) for name, value in found}


def test_what_was_sent_without_a_session_is_saved_after_the_log_in(secretary, address):
    browser = Client(enforce_csrf_checks=True)
    browser.get("/account/login/")
    token = browser.cookies["csrftoken"].value
    asked = browser.post(address, {**TYPED, "csrfmiddlewaretoken": token})
    assert asked.status_code == 401
    assert "您刚才发送的内容没有丢" in asked.content.decode()
    wrong = browser.post(
        "/account/login/", {**fields(asked), "username": "shuji", "password": "错的"}
    )
    assert "登录名或密码不对" in wrong.content.decode()
    there = browser.post(
        "/account/login/", {**fields(wrong), "username": "shuji", "password": PASSWORD}
    )
    assert there.status_code == 200
    assert f'action="{address}"' in there.content.decode()
    assert Membership.objects.count() == 1  # nothing is sent by itself
    done = browser.post(address, fields(there))
    assert done.status_code == 200
    assert Invitation.objects.filter(full_name="林知夏").exists()


@pytest.mark.parametrize(
    "value", ["多行\r\n第二行", '"引号" <script>&amp;', "\u202e倒", "😀" * 300]
)
def test_every_character_comes_through(client, secretary, address, value):
    asked = client.post(address, {**TYPED, "full_name": value})
    there = client.post(
        "/account/login/", {**fields(asked), "username": "shuji", "password": PASSWORD}
    )
    assert fields(there)["full_name"] == value
    assert "<script>" not in there.content.decode().replace("<script type=", "")


def test_an_answer_for_another_site_is_not_offered(client, secretary):
    data = {"username": "shuji", "password": PASSWORD, "resume": '[["a", "b"]]'}
    answer = client.post("/account/login/", {**data, "resume_to": "https://example.net/"})
    assert answer.headers["Location"] == "/work/"


@pytest.mark.parametrize("raw", ["", "{", "7", '["a"]', '[["a"]]', "[" * 5000, "null"])
def test_what_is_no_list_of_pairs_is_nothing(raw):
    assert read(raw) == []


def test_an_empty_post_is_simply_sent_to_the_log_in(client, address):
    assert client.post(address).status_code == 302


def test_half_a_character_is_replaced():
    assert read('[["a", "\\ud800b"]]') == [("a", "?b")]


def test_passwords_are_not_written_into_the_log_in_page(client, db):
    answer = client.post(
        "/account/password/", {"old_password": "first-4711", "new_password1": "second-4711"}
    )
    assert answer.status_code == 302
    typed = client.post("/account/password/", {"old_password": "first-4711", "other": "kept"})
    assert "first-4711" not in typed.content.decode()
    assert "kept" in typed.content.decode()
