"""Who must have a second factor is led to set one up, and nowhere else."""

from __future__ import annotations

import pytest

from portal.enums import Role
from tests.factories import PASSWORD, CollegeFactory, MembershipFactory, member
from tests.portal.accounts.phone import phone_of

NEEDED = "/account/security/second/"


@pytest.fixture(autouse=True)
def compulsory(settings):
    settings.SECOND_FACTOR_ROLES = ["reviewer", "lead", "operator"]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.LEAD, Role.OPERATOR])
def test_without_one_there_is_only_the_page_that_sets_it_up(db, client, role):
    client.force_login(member(role))
    for address in ("/work/", "/work/members/", "/work/messages/", "/account/security/"):
        assert client.get(address).headers["Location"] == NEEDED
    assert client.get(NEEDED).status_code == 200
    assert client.get("/account/security/app/").status_code == 200
    assert client.get("/account/security/passkeys/add/").status_code == 200


def test_a_script_is_told_so_and_led_there(db, client):
    client.force_login(member(Role.LEAD))
    answer = client.get("/work/jobs/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (403, NEEDED)
    assert "二次验证" in answer.json()["error"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARY])
def test_who_needs_none_is_not_asked(db, client, role):
    client.force_login(member(role))
    assert client.get("/work/").status_code == 200
    assert client.get(NEEDED).status_code == 302


def test_the_role_counts_under_whatever_hat(db, client):
    person = member(Role.SECRETARY)
    MembershipFactory(
        user=person, role=Role.REVIEWER, college=None, federation=CollegeFactory().federation
    )
    client.force_login(person)
    assert client.get("/work/").headers["Location"] == NEEDED


def test_leaving_is_always_possible(db, client):
    client.force_login(member(Role.LEAD))
    assert client.post("/account/logout/").headers["Location"] == "/account/login/"


def test_with_one_everything_is_open_again(db, client, monkeypatch):
    person = member(Role.LEAD, username="fuzeren")
    phone = phone_of(monkeypatch, person)
    client.post("/account/login/", {"username": "fuzeren", "password": PASSWORD})
    client.post("/account/login/code/", {"code": phone.code()})
    assert client.get("/work/").status_code == 200


def test_public_pages_ask_for_nothing(db, client):
    client.force_login(member(Role.LEAD))
    assert client.get("/").status_code == 200


def test_the_page_says_where_nobody_must(db, client, settings):
    settings.SECOND_FACTOR_ROLES = []
    client.force_login(member(Role.LEAD))
    assert "没有要求使用二次验证" in client.get("/account/security/").content.decode()
