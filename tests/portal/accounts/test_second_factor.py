"""The app and the recovery codes: at the log-in, set up, taken away."""

from __future__ import annotations

import json
import re

import pytest
from allauth.mfa.models import Authenticator

from portal.actor import actor_of
from portal.domain import letters, second_factor, throttle
from portal.enums import Role
from portal.models import Event
from tests.factories import PASSWORD, member
from tests.portal.accounts.phone import Phone, phone_of

LOGIN, STEP = "/account/login/", "/account/login/code/"


@pytest.fixture
def lead(db):
    return member(Role.LEAD, username="fuzeren")


@pytest.fixture
def phone(lead, monkeypatch):
    return phone_of(monkeypatch, lead)


def log_in(client, **more):
    return client.post(LOGIN, {"username": "fuzeren", "password": PASSWORD, **more})


def logged_in(client):
    return client.get("/work/").status_code == 200


def events(action):
    return list(Event.objects.filter(action=action).values_list("data", flat=True))


def test_the_password_alone_leads_to_the_second_step_and_nowhere_else(client, phone):
    assert log_in(client).headers["Location"] == STEP
    assert not logged_in(client)
    assert "验证器应用" in client.get(STEP).content.decode()


def test_the_code_completes_the_log_in(client, lead, phone):
    log_in(client, next="/work/members/")
    answer = client.post(STEP, {"code": phone.code()})
    assert answer.headers["Location"] == "/work/members/"
    assert logged_in(client)
    assert events("account.log_in") == [{"how": "password"}]


def test_a_code_with_spaces_is_the_same_code(client, phone):
    log_in(client)
    code = phone.code()
    assert client.post(STEP, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302


@pytest.mark.parametrize(("later", "good"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_wrong_and_no_more(client, phone, later, good):
    log_in(client)
    assert (client.post(STEP, {"code": phone.code(later)}).status_code == 302) is good


def test_a_wrong_code_is_said_and_written_down(client, lead, phone):
    log_in(client)
    wrong = f"{(int(phone.code()) + 1) % 10**6:06}"
    answer = client.post(STEP, {"code": wrong})
    assert answer.status_code == 200
    assert "验证码不对" in answer.content.decode()
    assert not logged_in(client)
    [data] = events("account.log_in_failed")
    assert (data["why"], data["where"]) == ("second_factor", "log-in")
    assert wrong not in json.dumps(data)


def test_a_code_works_once_even_within_its_half_minute(client, phone):
    code = phone.code()
    log_in(client)
    client.post(STEP, {"code": code})
    client.post("/account/logout/")
    log_in(client)
    assert client.post(STEP, {"code": code}).status_code == 200
    assert not logged_in(client)
    phone.wait(30)
    assert client.post(STEP, {"code": phone.code()}).status_code == 302


def test_ten_wrong_codes_close_the_step_also_for_the_right_one(client, lead, phone):
    log_in(client)
    for number in range(10):
        assert client.post(STEP, {"code": f"{number:03}"}).status_code == 200
    closed = client.post(STEP, {"code": phone.code()})
    assert closed.status_code == 429
    assert "15分钟后再试" in closed.content.decode()
    throttle.forget(("second_factor", str(lead.pk)))
    assert client.post(STEP, {"code": phone.code()}).status_code == 302


def test_what_was_typed_before_the_session_ended_survives_both_steps(client, lead, phone):
    carried = {"resume": '[["full_name", "林知夏"]]', "resume_to": "/work/members/federation/1/"}
    asked = log_in(client, **carried)
    assert asked.status_code == 200
    page = asked.content.decode()
    assert "林知夏" in page
    assert 'name="code"' in page
    wrong = client.post(STEP, {"code": "1", **carried}).content.decode()
    assert "林知夏" in wrong
    there = client.post(STEP, {"code": phone.code(), **carried}).content.decode()
    assert 'name="full_name" value="林知夏"' in there
    assert 'action="/work/members/federation/1/"' in there
    assert logged_in(client)


def test_a_chosen_password_does_not_go_round_the_second_step(client, lead, phone):
    form = client.get(letters.password_path(lead)).headers["Location"]
    new = "Shangao-Shuichang-2026"
    answer = client.post(form, {"new_password1": new, "new_password2": new})
    assert answer.headers["Location"] == STEP
    assert not logged_in(client)


# --- Setting up ------------------------------------------------------------------------------


def set_up(client, monkeypatch):
    page = client.get("/account/security/app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    phone = Phone(monkeypatch, secret)
    return phone, client.post("/account/security/app/", {"code": phone.code()}, follow=True)


def test_an_app_is_taken_into_use_by_its_first_code_and_brings_recovery_codes(
    client, lead, monkeypatch
):
    client.force_login(lead)
    before = client.session.session_key
    _, page = set_up(client, monkeypatch)
    codes = re.findall(r"<code>(\d{10})</code>", page.content.decode())
    assert len(set(codes)) == 10
    assert second_factor.has(lead)
    assert client.session.session_key != before
    assert [one["what"] for one in events("account.second_factor")] == ["totp", "recovery_codes"]
    file = client.get("/account/security/codes/file/")
    assert file.headers["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert all(code in file.content.decode() for code in codes)


def test_recovery_codes_are_shown_once(client, lead, monkeypatch):
    client.force_login(lead)
    set_up(client, monkeypatch)
    client.post("/account/security/codes/")
    assert client.get("/account/security/codes/").status_code == 302
    assert client.get("/account/security/codes/file/").status_code == 302
    assert "还剩 10 个" in client.get("/account/security/").content.decode()


def test_a_wrong_first_code_sets_nothing_up(client, lead, monkeypatch):
    client.force_login(lead)
    client.get("/account/security/app/")
    Phone(monkeypatch, "A" * 32)
    page = client.post("/account/security/app/", {"code": "12"}).content.decode()
    assert "验证码不对" in page
    assert not second_factor.has(lead)


def test_secrets_are_not_readable_in_the_database(client, lead, monkeypatch):
    client.force_login(lead)
    phone, _ = set_up(client, monkeypatch)
    kept = [json.dumps(data) for data in Authenticator.objects.values_list("data", flat=True)]
    assert len(kept) == 2
    codes = second_factor.recovery(lead).get_unused_codes()
    assert not any(secret in one for one in kept for secret in (phone.secret, *codes))


# --- Recovery codes ------------------------------------------------------------------------------


def test_a_recovery_code_replaces_the_phone_once(client, lead, monkeypatch):
    client.force_login(lead)
    set_up(client, monkeypatch)
    code = second_factor.recovery(lead).get_unused_codes()[3]
    client.post("/account/logout/")
    log_in(client)
    assert client.post(STEP, {"code": code}).status_code == 302
    assert logged_in(client)
    client.post("/account/logout/")
    log_in(client)
    assert client.post(STEP, {"code": code}).status_code == 200
    assert len(second_factor.recovery(lead).get_unused_codes()) == 9


def test_new_recovery_codes_make_the_old_ones_worthless(client, lead, monkeypatch):
    client.force_login(lead)
    set_up(client, monkeypatch)
    old = second_factor.recovery(lead).get_unused_codes()
    client.post("/account/security/codes/new/")
    assert not set(old) & set(second_factor.recovery(lead).get_unused_codes())


# --- Taking away -----------------------------------------------------------------------------


def test_taking_the_app_away_takes_the_recovery_codes_too(client, lead, monkeypatch):
    client.force_login(lead)
    set_up(client, monkeypatch)
    client.post("/account/security/app/remove/")
    assert not Authenticator.objects.filter(user=lead).exists()
    assert events("account.second_factor")[-1] == {"what": "totp", "did": "removed"}


def test_whoever_helps_a_locked_out_person_takes_everything_and_ends_the_sessions(
    client, lead, phone
):
    log_in(client)
    client.post(STEP, {"code": phone.code()})
    helper = member(Role.OPERATOR, federation=lead.memberships.get().federation)
    assert second_factor.remove(actor_of(helper), lead, "手机丢失，已当面核实") == 1
    assert not second_factor.has(lead)
    assert not logged_in(client)
    event = Event.objects.get(action="account.second_factor")
    assert (event.actor, event.data["did"]) == (helper, "removed")


def test_a_passkey_that_fits_nothing_is_written_down_and_limited(client, db, settings):
    settings.THROTTLES = settings.THROTTLES | {"passkey": (2, 900)}
    guess = {"credential": '{"response": {"userHandle": "eA"}}'}
    statuses = [client.post("/account/login/passkey/", guess).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert [one["why"] for one in events("account.log_in_failed")] == ["passkey"] * 2
