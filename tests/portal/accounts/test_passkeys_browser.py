"""Passkeys in a real browser, with an authenticator that Chromium plays (WebAuthn.addVirtualAuthenticator)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from portal.domain import second_factor
from portal.enums import Role
from portal.models import Event
from tests.factories import member
from tests.looking import log_in, looked_at

BUTTON = "[data-passkey-go]"


@pytest.fixture
def lead(transactional_db):
    return member(Role.LEAD, username="fuzeren")


@pytest.fixture
def site(live_server):
    """By its name: an address of numbers can hold no passkey."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def sensor(page):
    """A device with a sensor that always knows its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def add(page, site, name="办公室电脑"):
    page.goto(f"{site}/account/security/passkeys/add/")
    page.fill("[name=name]", name)
    page.click(BUTTON)
    page.wait_for_url("**/codes/")


def leave(page, site):
    page.context.clear_cookies()
    page.goto(f"{site}/account/login/")


def test_a_passkey_is_added_named_and_logs_in_alone(page, site, lead, sensor):
    log_in(page, site, "fuzeren")
    add(page, site)
    looked_at(page, "recovery-codes")
    page.get_by_role("button", name="已经保存好了").click()
    expect(page.get_by_text("办公室电脑").first).to_be_visible()
    looked_at(page, "security-with-passkey")
    leave(page, site)
    page.get_by_role("link", name="用通行密钥登录").click()
    looked_at(page, "passkey-log-in")
    page.click(BUTTON)
    page.wait_for_url("**/work/")
    assert Event.objects.filter(action="account.log_in").last().data == {"how": "passkey"}


def test_a_passkey_is_the_second_step_after_the_password(page, site, lead, sensor):
    log_in(page, site, "fuzeren")
    add(page, site)
    leave(page, site)
    log_in(page, site, "fuzeren")
    page.wait_for_url("**/login/code/")
    looked_at(page, "second-step")
    page.click(BUTTON)
    page.wait_for_url("**/work/")


def test_a_passkey_answers_when_asked_again(page, site, lead, sensor, settings):
    log_in(page, site, "fuzeren")
    add(page, site)
    page.goto(f"{site}/account/again/?next=/work/messages/")
    looked_at(page, "ask-again")
    page.click(BUTTON)
    page.wait_for_url("**/work/messages/")


def test_a_passkey_that_was_removed_opens_nothing(page, site, lead, sensor):
    log_in(page, site, "fuzeren")
    add(page, site)
    page.goto(f"{site}/account/security/")
    page.get_by_role("button", name="删除").click()
    assert not second_factor.has(lead)
    leave(page, site)
    page.goto(f"{site}/account/login/passkey/")
    page.click(BUTTON)
    expect(page.get_by_text("这个通行密钥不能登录").first).to_be_visible()
    page.goto(f"{site}/work/")
    page.wait_for_url("**/account/login/**")


def test_a_device_without_its_owner_logs_nobody_in(page, site, lead, sensor):
    session, number = sensor
    log_in(page, site, "fuzeren")
    add(page, site)
    leave(page, site)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    page.goto(f"{site}/account/login/passkey/")
    page.click(BUTTON)
    expect(page.locator("[data-passkey-error]")).to_be_visible()
    page.goto(f"{site}/work/")
    page.wait_for_url("**/account/login/**")


def test_an_answer_to_an_earlier_question_opens_nothing(page, site, lead, sensor):
    log_in(page, site, "fuzeren")
    add(page, site)
    leave(page, site)
    page.goto(f"{site}/account/login/passkey/")
    page.evaluate("HTMLFormElement.prototype.submit = function () { window.done = true; }")
    page.click(BUTTON)
    page.wait_for_function("window.done")
    old = page.input_value("[name=credential]")
    page.reload()  # another question
    page.evaluate(
        "(old) => { const form = document.querySelector('form[data-passkey]');"
        " form.querySelector('[name=credential]').value = old; form.submit(); }",
        old,
    )
    expect(page.get_by_text("这个通行密钥不能登录").first).to_be_visible()


def test_the_app_is_set_up_with_a_picture_to_scan(page, site, lead):
    log_in(page, site, "fuzeren")
    page.goto(f"{site}/account/security/app/")
    picture = page.locator("img.qr")
    assert picture.evaluate("image => image.naturalWidth") > 0
    looked_at(page, "app-add")


def test_the_pages_of_the_account_read_well(page, site, lead, settings):
    page.goto(f"{site}/account/login/")
    looked_at(page, "login")
    log_in(page, site, "fuzeren")
    page.goto(f"{site}/account/security/")
    looked_at(page, "security")
    page.goto(f"{site}/account/security/passkeys/add/")
    looked_at(page, "passkey-add")
    settings.SECOND_FACTOR_ROLES = ["lead"]
    page.goto(f"{site}/work/")
    looked_at(page, "second-factor-needed")


def test_no_guess_reaches_anybodys_passkey(client, db):
    for credential in ("", "7", "{}", '{"response": {"userHandle": "eA"}}', '[["a"]]', '"x"'):
        answer = client.post("/account/login/passkey/", {"credential": credential})
        assert answer.status_code == 200
