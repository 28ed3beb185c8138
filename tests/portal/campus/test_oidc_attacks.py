"""Attacks on the sign-in by OpenID Connect."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from portal.campus import providers
from tests.campus.visits import BACK, PERSON, START, arrive, linked, who
from tests.campus.walking import at_strict, come_back, leave


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
