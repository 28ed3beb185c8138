"""A code counts once however it is written; who took the second factor away sets up another at once."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from portal.domain import second_factor
from portal.enums import Role
from tests.factories import PASSWORD, member
from tests.portal.accounts.phone import phone_of

STEP, NEEDED = "/account/login/code/", "/account/security/second/"


@pytest.fixture
def lead(db):
    return member(Role.LEAD, username="fuzeren")


@pytest.fixture
def phone(lead, monkeypatch):
    return phone_of(monkeypatch, lead)


def log_in(client, code):
    client.post("/account/login/", {"username": "fuzeren", "password": PASSWORD})
    return client.post(STEP, {"code": code}).status_code


@pytest.mark.parametrize("written", ["{}-{}", "{}.{}", "+{}{}"])
def test_a_code_written_otherwise_is_the_same_code(client, phone, written):
    code = phone.code()
    assert log_in(client, code) == 302
    client.post("/account/logout/")
    cache.clear()  # as in another process
    assert log_in(client, written.format(code[:3], code[3:])) == 200


def test_who_takes_the_last_one_away_is_led_to_set_up_another(client, lead, phone, settings):
    settings.SECOND_FACTOR_ROLES = ["lead"]
    assert log_in(client, phone.code()) == 302
    assert client.get("/work/").status_code == 200
    client.post("/account/security/app/remove/")
    assert not second_factor.has(lead)
    assert client.get("/work/").headers["Location"] == NEEDED
