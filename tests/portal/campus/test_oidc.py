"""Sign-in by OpenID Connect, against a library's server and against a strict one that can lie."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.test import Client

from portal.campus import linking, providers
from portal.models import Event, User
from tests.campus.walking import at_library, at_strict, come_back, leave

START, BACK = "/account/campus/{}/", "/account/campus/{}/back/"
PERSON = "20261234"
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


def linked(user: User, provider: str = "strict", identity: str = PERSON) -> None:
    found = providers.find(provider)
    assert found
    linking.link(user, found, identity)


def who(visitor: Client) -> Any:
    return get_user(visitor)


def words(answer: Any) -> str:
    """What the page says (above it stands a nonce, new each time)."""
    return answer.content.decode().partition("<main")[2]


def arrive(visitor: Client, provider: str = "strict", person: str = PERSON, **data: str) -> Any:
    return come_back(visitor, at_strict(leave(visitor, START.format(provider), **data), person))


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


# --- Attacks -----------------------------------------------------------------------------


def test_a_way_back_of_another_browser_lets_nobody_in(strict, secretary, visitor):
    """Login CSRF: the attacker's finished way, opened in the victim's browser."""
    strict()
    linked(secretary)
    way_back = at_strict(leave(visitor, START.format("strict")), PERSON)
    victim = Client()
    assert come_back(victim, way_back).status_code == 400
    assert not who(victim).is_authenticated


def test_a_state_works_once(strict, secretary, visitor):
    strict()
    linked(secretary)
    way_back = at_strict(leave(visitor, START.format("strict")), PERSON)
    assert come_back(visitor, way_back).status_code == 302
    visitor.logout()
    assert come_back(visitor, way_back).status_code == 400
    assert not who(visitor).is_authenticated


def test_a_code_under_another_state_is_refused_by_the_verifier(strict, secretary, visitor):
    """Code injection: somebody else's code put under one's own state."""
    strict()
    linked(secretary)
    stolen = parse_qs(urlsplit(at_strict(leave(Client(), START.format("strict")), PERSON)).query)
    own = at_strict(leave(visitor, START.format("strict")), "20265678")
    state = parse_qs(urlsplit(own).query)["state"][0]
    answer = visitor.get(BACK.format("strict"), {"code": stolen["code"][0], "state": state})
    assert answer.status_code == 400
    assert not who(visitor).is_authenticated


@pytest.mark.parametrize("data", [{}, {"state": "x"}, {"code": "x"}, {"code": "x", "state": "x"}])
def test_made_up_ways_back_are_refused(strict, visitor, db, data):
    strict()
    assert visitor.get(BACK.format("strict"), data).status_code == 400


def test_a_state_of_one_provider_is_none_of_another(strict, strict_server, secretary, visitor):
    from django.conf import settings

    strict()
    first = settings.CAMPUS_PROVIDERS[0]
    settings.CAMPUS_PROVIDERS = (first, first.model_copy(update={"id": "other"}))
    linked(secretary)
    way_back = at_strict(leave(visitor, START.format("strict")), PERSON)
    answer = come_back(visitor, way_back.replace("/strict/back/", "/other/back/"))
    assert answer.status_code == 400
    assert not who(visitor).is_authenticated


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_way_on_stays_here(strict, secretary, visitor, onward):
    strict()
    linked(secretary)
    assert arrive(visitor, next=onward).url == "/work/"


def test_only_our_own_page_can_begin(strict, db):
    strict()
    checked = Client(enforce_csrf_checks=True)
    assert checked.post(START.format("strict")).status_code == 403
    assert checked.get(START.format("strict")).status_code == 405


def test_parameters_of_the_request_do_not_reach_the_server(strict, visitor, db):
    strict()
    there = leave(visitor, f"{START.format('strict')}?scope=admin&auth_params=prompt%3Dnone")
    asked = parse_qs(urlsplit(there).query)
    assert asked["scope"] == ["openid"]
    assert "prompt" not in asked


def test_nothing_of_the_token_is_kept_and_nothing_secret_logged(strict, secretary, visitor, caplog):
    caplog.set_level("DEBUG")
    strict()
    linked(secretary)
    way_back = at_strict(leave(visitor, START.format("strict")), PERSON)
    code = parse_qs(urlsplit(way_back).query)["code"][0]
    come_back(visitor, way_back)
    row = SocialAccount.objects.get()
    assert (row.extra_data, row.uid) == ({}, PERSON)
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("portal")]
    assert not [line for line in ours if code in line or PERSON in line]


def test_the_requests_go_to_the_named_server_alone(strict, visitor, db, monkeypatch):
    strict()
    asked: list[str] = []
    real = requests.Session.request
    monkeypatch.setattr(
        requests.Session,
        "request",
        lambda self, method, url, **more: asked.append(url) or real(self, method, url, **more),
    )
    leave(visitor, START.format("strict"))
    assert asked
    assert {urlsplit(one).netloc for one in asked} == {
        urlsplit(providers.offered()[0].server).netloc
    }


# --- Linking -----------------------------------------------------------------------------


def prove(visitor: Client, person: str = PERSON) -> Any:
    there = leave(visitor, "/account/campus/strict/link/")
    return come_back(visitor, at_strict(there, person))


def test_whoever_is_logged_in_links_and_unlinks(strict, secretary, visitor):
    strict()
    visitor.force_login(secretary)
    assert "统一身份认证" in visitor.get("/account/campus/").content.decode()
    assert prove(visitor).url == "/account/campus/"
    assert linking.holder(providers.offered()[0], PERSON) == secretary
    row = SocialAccount.objects.get()
    assert PERSON in visitor.get("/account/campus/").content.decode()
    visitor.post(f"/account/campus/{row.pk}/unlink/")
    assert not SocialAccount.objects.exists()
    actions = Event.objects.filter(actor=secretary).values_list("action", flat=True)
    assert {"identity.link", "identity.unlink"} <= set(actions)
    assert not Event.objects.filter(data__icontains=PERSON).exists()


def test_an_identity_of_somebody_else_stays_theirs(strict, secretary, visitor):
    strict()
    other = User.objects.create_user("guzhan")
    linked(other)
    visitor.force_login(secretary)
    prove(visitor)
    assert linking.holder(providers.offered()[0], PERSON) == other
    assert "另一个账号" in visitor.get("/account/campus/").content.decode()


def test_a_link_begun_by_one_person_is_not_made_for_another(strict, secretary, visitor):
    strict()
    visitor.force_login(secretary)
    way_back = at_strict(leave(visitor, "/account/campus/strict/link/"), PERSON)
    visitor.force_login(User.objects.create_user("guzhan"))
    assert come_back(visitor, way_back).status_code == 400
    assert not SocialAccount.objects.exists()


def test_somebody_elses_identity_cannot_be_unlinked(strict, secretary, visitor):
    strict()
    linked(secretary)
    row = SocialAccount.objects.get()
    visitor.force_login(User.objects.create_user("guzhan"))
    visitor.post(f"/account/campus/{row.pk}/unlink/")
    assert SocialAccount.objects.filter(pk=row.pk).exists()


def test_the_only_way_in_cannot_be_unlinked(strict, secretary, visitor):
    strict()
    secretary.set_unusable_password()
    secretary.save()
    linked(secretary)
    visitor.force_login(secretary)
    visitor.post(f"/account/campus/{SocialAccount.objects.get().pk}/unlink/")
    assert SocialAccount.objects.exists()


# --- Second factor, asking again -----------------------------------------------------------


def test_whoever_must_have_a_second_factor_is_led_to_it_unless_the_campus_asks_for_one(
    strict, secretary, visitor, settings
):
    settings.SECOND_FACTOR_ROLES = ("secretary",)
    strict()
    linked(secretary)
    arrive(visitor)
    assert visitor.get("/work/").status_code == 302
    strict(second_factor=True)
    other = Client()
    arrive(other)
    assert other.get("/work/").status_code == 200


def test_a_second_factor_of_ours_is_asked_for_in_any_case(strict, secretary, visitor):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    strict(second_factor=True)
    linked(secretary)
    TOTP.activate(secretary, generate_totp_secret())
    arrive(visitor)
    assert not who(visitor).is_authenticated


def test_who_logged_in_long_ago_proves_it_again_at_the_campus(
    strict, secretary, visitor, settings, monkeypatch
):
    strict()
    linked(secretary)
    arrive(visitor)
    settings.ASK_AGAIN_AFTER = 1
    from portal.domain import asking

    class Later:
        @staticmethod
        def now() -> Any:
            from datetime import timedelta

            from portal import clock

            return clock.now() + timedelta(hours=1)

    monkeypatch.setattr(asking, "clock", Later)
    page = visitor.post("/account/campus/strict/link/")
    assert "再登录一次" in page.content.decode()
    settings.ASK_AGAIN_AFTER = 2 * 3600
    there = leave(visitor, "/account/campus/strict/again/", next="/account/campus/")
    assert parse_qs(urlsplit(there).query)["prompt"] == ["login"]
    assert come_back(visitor, at_strict(there, PERSON)).url == "/account/campus/"


def test_somebody_elses_identity_proves_nothing_for_me(strict, secretary, visitor):
    strict()
    linked(secretary)
    visitor.force_login(secretary)
    there = leave(visitor, "/account/campus/strict/again/")
    assert come_back(visitor, at_strict(there, "20265678")).status_code == 400


def test_a_log_in_of_long_ago_at_the_campus_is_not_asking_again(strict, secretary, visitor):
    strict("logged-in-yesterday")
    linked(secretary)
    visitor.force_login(secretary)
    there = leave(visitor, "/account/campus/strict/again/")
    assert come_back(visitor, at_strict(there, PERSON)).status_code == 400
