"""A passkey that logs in alone is both factors: the device must have asked for finger or PIN."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.webauthn.internal.auth import STATE_SESSION_KEY
from fido2.utils import websafe_decode

from portal.enums import Role
from tests.factories import PASSWORD, member
from tests.portal.accounts.key import Key

ALONE, STEP = "/account/login/passkey/", "/account/login/code/"


@pytest.fixture
def key(db):
    return Key(member(Role.LEAD, username="fuzeren"))


def challenge(client):
    return websafe_decode(client.session[STATE_SESSION_KEY]["challenge"])


def send(client, address, key, *, verified):
    answer = key.answer(challenge(client), verified=verified)
    return client.post(address, {"credential": json.dumps(answer)})


def at_the_second_step(client, username):
    client.post("/account/login/", {"username": username, "password": PASSWORD})
    assert client.get(STEP).status_code == 200


def test_it_logs_in_where_its_owner_was_asked(client, key):
    client.get(ALONE)
    assert send(client, ALONE, key, verified=True).headers["Location"] == "/work/"


def test_it_does_not_where_nobody_was_asked(client, key):
    client.get(ALONE)
    assert send(client, ALONE, key, verified=False).status_code == 200
    assert "_auth_user_id" not in client.session


def test_as_the_second_step_it_need_not_ask(client, key):
    at_the_second_step(client, "fuzeren")
    assert send(client, STEP, key, verified=False).headers["Location"] == "/work/"


def test_the_question_of_a_second_step_lets_no_stolen_key_in_alone(client, key):
    """Whoever found a key without its PIN asks his own second step, and answers elsewhere with the key."""
    Key(member(Role.EDITOR, username="xiaotou"))
    at_the_second_step(client, "xiaotou")
    send(client, ALONE, key, verified=False)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("broken", ["", "oQ", "m____w", "gYGBgYE", "gYGB" * 1000])
def test_an_answer_that_is_cut_off_is_refused_with_a_sentence(client, key, broken):
    client.get(ALONE)
    answer = key.answer(challenge(client), verified=True)
    answer["response"]["authenticatorData"] = broken
    page = client.post(ALONE, {"credential": json.dumps(answer)})
    assert "这个通行密钥不能登录" in page.content.decode()


@pytest.mark.parametrize("broken", ["", "oQ", "m____w", "gYGBgYE", "gYGB" * 1000])
def test_a_new_passkey_that_is_cut_off_is_refused_with_a_sentence(client, key, broken):
    client.force_login(key.user)
    client.get("/account/security/passkeys/add/")
    made = key.answer(challenge(client), verified=True)
    made["response"] = {
        "clientDataJSON": made["response"]["clientDataJSON"],
        "attestationObject": broken,
    }
    sent = {"name": "电脑", "credential": json.dumps(made)}
    page = client.post("/account/security/passkeys/add/", sent)
    assert "浏览器没有建成通行密钥" in page.content.decode()
