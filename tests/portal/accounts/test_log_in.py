"""Failed log-ins: all alike, limited in three ways, and never a way to lock somebody out."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.enums import Role
from portal.models import Event, User
from tests.factories import PASSWORD, member

LOGIN = "/account/login/"
WAYS = ["unknown", "wrong", "inactive", "no_password"]


@pytest.fixture
def people(db):
    member(Role.SECRETARY, username="wrong")
    member(Role.SECRETARY, username="inactive")
    User.objects.filter(username="inactive").update(is_active=False)
    campus = member(Role.SECRETARY, username="no_password")
    campus.set_unusable_password()
    campus.save()


def attempt(name, password=None, client=None, **headers):
    """Log in as `name`; with the right password where being stopped must not show."""
    given = password or (PASSWORD if name == "inactive" else "错的密码")
    return (client or Client()).post(LOGIN, {"username": name, "password": given}, **headers)


def plain(answer):
    """The page without what is another at each request, and without the name that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    text = re.sub(r'X-CSRFToken": "[^"]+"|nonce="[^"]*"|&quot;X-CSRFToken[^}]+', "", text)
    for name in (*WAYS, "nobody-here"):
        text = text.replace(f'value="{name}"', "")
    return text


class Hashes:
    """How many password hashes were computed."""

    def __init__(self, monkeypatch):
        self.count = 0
        for kind in (hashers.MD5PasswordHasher,):
            inner = kind.encode

            def counted(hasher, password, salt, inner=inner):
                self.count += 1
                return inner(hasher, password, salt)

            monkeypatch.setattr(kind, "encode", counted)

    def of(self, name):
        before = self.count
        attempt(name)
        return self.count - before


def test_every_way_of_failing_says_and_answers_the_same(people):
    answers = [attempt(name) for name in WAYS]
    assert {one.status_code for one in answers} == {200}
    assert len({plain(one) for one in answers}) == 1
    assert "登录名或密码不对" in plain(answers[0])


def test_every_way_of_failing_computes_one_hash(people, monkeypatch):
    hashes = Hashes(monkeypatch)
    assert {name: hashes.of(name) for name in WAYS} == dict.fromkeys(WAYS, 1)


def test_a_locked_name_computes_one_hash_as_well_and_says_the_same(people, monkeypatch):
    for _ in range(10):
        attempt("wrong"), attempt("nobody-here")
    hashes = Hashes(monkeypatch)
    assert [hashes.of("wrong"), hashes.of("nobody-here")] == [1, 1]
    locked = [attempt("wrong"), attempt("nobody-here")]
    assert {one.status_code for one in locked} == {429}
    assert plain(locked[0]) == plain(locked[1])


def test_every_way_of_failing_asks_the_database_the_same(people):
    def asked(name):
        with CaptureQueriesContext(connection) as queries:
            attempt(name)
        return [re.sub(r"'[^']*'|\d+|0x\w+|NULL", "?", one["sql"]) for one in queries]

    asked("warm")
    assert len({tuple(asked(name)) for name in WAYS}) == 1


def test_the_right_password_of_a_stopped_account_tells_nothing(people):
    assert plain(attempt("inactive", PASSWORD)) == plain(attempt("inactive", "错的密码"))


# --- What is written down ----------------------------------------------------------------------


def test_a_failure_is_written_down_without_the_name_that_was_typed(people):
    attempt("mima-im-falschen-feld")
    attempt("wrong")
    unknown, known = Event.objects.filter(action="account.log_in_failed").order_by("pk")
    assert unknown.target == "user:None"
    assert "falschen" not in json.dumps(unknown.data)
    account = User.objects.get(username="wrong")
    assert known.target == f"user:{account.pk}"
    assert known.college == account.memberships.get().college
    assert known.actor is None


def test_logging_in_and_out_is_written_down(people):
    client = Client()
    attempt("wrong", PASSWORD, client)
    client.post("/account/logout/")
    rows = Event.objects.filter(action__startswith="account.").order_by("pk")
    account = User.objects.get(username="wrong")
    assert [(one.action, one.actor, one.data) for one in rows] == [
        ("account.log_in", account, {"how": "password"}),
        ("account.log_out", account, {}),
    ]


# --- Limits ------------------------------------------------------------------------------------


def test_one_name_from_one_address_takes_ten(people):
    statuses = [attempt("wrong").status_code for _ in range(11)]
    assert statuses == [200] * 9 + [429, 429]
    assert attempt("wrong", PASSWORD).status_code == 429
    assert attempt("wrong", PASSWORD, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_writing_the_name_otherwise_is_the_same_name(people):
    for name in ["wrong", "WRONG", " wrong", "ｗｒｏｎｇ", "Wrong"] * 2:
        attempt(name)
    assert attempt("wrong", PASSWORD).status_code == 429


def test_success_forgets_the_failures_before_it(people):
    for _ in range(9):
        attempt("wrong")
    assert attempt("wrong", PASSWORD).status_code == 302
    assert attempt("wrong").status_code == 200


def test_one_address_over_all_names(people, settings):
    settings.THROTTLES = settings.THROTTLES | {"log_in.address": (4, 900)}
    for number in range(4):
        attempt(f"name{number}")
    assert attempt("wrong", PASSWORD).status_code == 429
    assert attempt("wrong", PASSWORD, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_one_name_over_all_addresses_and_the_own_device_goes_on(people, settings):
    settings.THROTTLES = settings.THROTTLES | {"log_in.name": (4, 3600)}
    own = Client()
    assert attempt("wrong", PASSWORD, own).status_code == 302
    own.post("/account/logout/")
    for number in range(4):
        attempt("wrong", REMOTE_ADDR=f"203.0.113.{number}")
    assert attempt("wrong", PASSWORD, REMOTE_ADDR="198.51.100.7").status_code == 429
    assert attempt("wrong", PASSWORD, own).status_code == 302


def test_the_own_device_is_not_stopped_by_others_at_the_same_address(people, settings):
    settings.THROTTLES = settings.THROTTLES | {"log_in.address": (3, 900)}
    own = Client()
    attempt("wrong", PASSWORD, own)
    own.post("/account/logout/")
    for number in range(3):
        attempt(f"name{number}")
    assert attempt("wrong", PASSWORD).status_code == 429
    assert attempt("wrong", PASSWORD, own).status_code == 302


def test_the_own_device_is_limited_too_and_serves_no_other_account(people, settings):
    settings.THROTTLES = settings.THROTTLES | {"log_in.name": (1, 3600)}
    member(Role.EDITOR, username="other")
    own = Client()
    attempt("wrong", PASSWORD, own)
    own.post("/account/logout/")
    for _ in range(10):
        attempt("wrong", client=own)
    assert attempt("wrong", PASSWORD, own).status_code == 429
    attempt("other", client=own)
    assert attempt("other", PASSWORD, own).status_code == 429


@pytest.mark.parametrize("forged", ["", "x", "eyJ4IjoxfQ:1:zz", "[[]]:1tjn:abc"])
def test_a_forged_device_counts_as_any_other(people, forged):
    client = Client()
    client.cookies["device"] = forged
    assert attempt("wrong", client=client).status_code == 200
    assert attempt("wrong", PASSWORD, client).status_code == 302


def test_the_device_cookie_tells_no_name_and_no_script(people):
    client = Client()
    attempt("wrong", PASSWORD, client)
    cookie = client.cookies["device"]
    assert "wrong" not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/account/"


def test_an_ipv6_network_is_one_visitor(client, db, settings):
    """Whoever has one chooses among 2^64 addresses: passwords tried from each in turn count together."""
    settings.THROTTLES = settings.THROTTLES | {"log_in.address": (3, 900)}
    statuses = [
        client.post(
            "/account/login/",
            {"username": f"somebody{number}", "password": "guess"},
            REMOTE_ADDR=f"2001:db8:1:2:{number}::7",
        ).status_code
        for number in range(1, 5)
    ]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    elsewhere = {"username": "somebody", "password": "guess"}
    answer = client.post("/account/login/", elsewhere, REMOTE_ADDR="2001:db8:1:3::7")
    assert answer.status_code == 200
