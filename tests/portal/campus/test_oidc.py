"""Sign-in by OpenID Connect, against a library's server and against a strict one that can lie."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from portal.models import User
from tests.campus.visits import PERSON, START, arrive, linked, who, words
from tests.campus.walking import at_library, come_back, leave

LIES = (
    "discovery-of-another",
    "keys-elsewhere",
    "not-json",
    "a-list",
)
LIES_ON_THE_WAY = (
    "another-issuer",
    "another-audience",
    "two-audiences",
    "another-party",
    "expired",
    "another-nonce",
    "no-nonce",
    "no-id-token",
    "unsigned",
    "foreign-signature",
    "secret-signature",
    "public-key-as-secret",
    "empty-subject",
    "two-lines",
)


def test_a_librarys_server_lets_in_whoever_linked_the_identity(
    library_server, configure, secretary, visitor
):
    configure(library_server)
    linked(secretary, "keycloak")
    there = leave(visitor, START.format("keycloak"))
    answer = come_back(visitor, at_library(there, PERSON))
    assert answer.status_code == 302
    assert answer.url == "/work/"
    assert who(visitor) == secretary
    assert visitor.get("/work/").status_code == 200


def test_a_strict_server_lets_in_and_the_way_on_is_kept(strict, secretary, visitor):
    strict()
    linked(secretary)
    assert arrive(visitor, next="/work/messages/").url == "/work/messages/"
    assert who(visitor) == secretary


def test_pkce_state_and_nonce_travel_along(strict, visitor, db):
    strict()
    asked = parse_qs(urlsplit(leave(visitor, START.format("strict"))).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["nonce"][0]) == 64
    assert len(asked["state"][0]) == 43
    assert asked["scope"] == ["openid"]
    again = parse_qs(urlsplit(leave(visitor, START.format("strict"))).query)
    assert {again[one][0] for one in ("state", "nonce", "code_challenge")}.isdisjoint(
        {asked[one][0] for one in ("state", "nonce", "code_challenge")}
    )


def test_an_unknown_identity_is_told_what_to_do_and_makes_no_account(strict, visitor, db):
    strict()
    # Its e-mail address and its name are those of an account, which says nothing.
    User.objects.create_user("somebody", email="lin@jnsf.example")
    before = User.objects.count()
    answer = arrive(visitor)
    assert answer.status_code == 403
    assert "绑定" in answer.content.decode()
    assert not who(visitor).is_authenticated
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_a_stopped_account_and_an_unknown_identity_look_the_same(strict, secretary, visitor):
    strict()
    unknown = arrive(visitor, person="20265678")
    linked(secretary)
    User.objects.filter(pk=secretary.pk).update(is_active=False)
    stopped = arrive(Client())
    assert words(unknown)
    assert (stopped.status_code, words(stopped)) == (unknown.status_code, words(unknown))


def test_another_colleges_members_may_not_use_it(strict, secretary, visitor):
    own = secretary.memberships.get().college
    strict(colleges=[own.pk])
    linked(secretary)
    assert arrive(visitor).status_code == 302
    strict(colleges=[own.name])
    assert arrive(Client()).status_code == 302
    strict(colleges=[own.pk + 1, "另一所大学"])
    stranger = Client()
    assert arrive(stranger).status_code == 403
    assert not who(stranger).is_authenticated


@pytest.mark.parametrize("lie", LIES)
def test_a_server_that_says_strange_things_of_itself_is_not_gone_to(strict, visitor, db, lie):
    strict(lie)
    answer = visitor.post(START.format("strict"))
    assert answer.status_code == 503
    assert "/account/login/" in answer.content.decode()


@pytest.mark.parametrize("lie", LIES_ON_THE_WAY)
def test_a_token_that_proves_nothing_lets_nobody_in(strict, secretary, visitor, lie):
    strict(lie)
    linked(secretary)
    answer = arrive(visitor)
    assert answer.status_code == 400
    assert "没有登录成功" in answer.content.decode()
    assert not who(visitor).is_authenticated


@pytest.mark.parametrize("lie", ["redirects", "endless"])
def test_a_server_that_sends_elsewhere_or_talks_without_end_is_left(
    strict, secretary, visitor, lie
):
    strict(lie)
    linked(secretary)
    assert arrive(visitor).status_code == 503
    assert not who(visitor).is_authenticated


def test_a_userinfo_of_somebody_else_is_refused(strict, secretary, visitor):
    strict("honest", identity="student_number")
    linked(secretary, identity="S20261234")
    assert arrive(visitor).status_code == 302
    strict("userinfo-of-another", identity="student_number")
    linked_other = Client()
    assert arrive(linked_other).status_code == 400
    assert not who(linked_other).is_authenticated


def test_whoever_cancels_is_told_so(strict, visitor, db):
    strict("cancelled")
    answer = arrive(visitor)
    assert answer.status_code == 400
    assert "取消" in answer.content.decode()


def test_a_server_that_is_down_leaves_the_password(configure, visitor, db):
    entry = {"id": "down", "kind": "oidc", "label": "停机了", "server": "http://127.0.0.1:9/x"}
    configure({**entry, "client_id": "portal"})
    answer = visitor.post(START.format("down"))
    assert answer.status_code == 503
    assert "停机了" in answer.content.decode()
    assert "/account/login/" in answer.content.decode()
