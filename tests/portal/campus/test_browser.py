"""The whole dance in a real browser: under our policy, without any script of ours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.campus import linking, providers
from portal.enums import Role
from tests.campus.processes import CAS_PASSWORD
from tests.factories import member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PERSON = "20261234"
BUTTON = "江南师范大学统一身份认证"


@pytest.fixture
def elsewhere(page: Page) -> Page:
    """The CAS server's own page names style sheets of the internet: there is none here."""
    page.route("**/*jsdelivr*/**", lambda route: route.abort())
    page.route("**/code.jquery.com/**", lambda route: route.abort())
    return page


def log_in_there(page: Page) -> None:
    page.fill("input[name=username]", PERSON)
    page.fill("input[name=password]", CAS_PASSWORD)
    page.locator("form button[type=submit]").click()


def test_from_the_log_in_page_to_the_campus_and_back(
    live_server: Any, elsewhere: Page, cas_server: dict[str, Any], configure: Any
) -> None:
    configure(cas_server)
    linking.link(member(Role.SECRETARY), providers.offered()[0], PERSON)
    elsewhere.goto(f"{live_server.url}/account/login/?next=/work/messages/")
    elsewhere.get_by_role("button", name=BUTTON).click()
    elsewhere.wait_for_url("**/cas/login**")
    log_in_there(elsewhere)
    elsewhere.wait_for_url(f"{live_server.url}/work/messages/")


def test_linking_on_the_account_page(
    live_server: Any, elsewhere: Page, cas_server: dict[str, Any], configure: Any
) -> None:
    configure(cas_server)
    person = member(Role.SECRETARY)
    elsewhere.goto(f"{live_server.url}/account/login/")
    elsewhere.fill("input[name=username]", person.username)
    from tests.factories import PASSWORD

    elsewhere.fill("input[name=password]", PASSWORD)
    elsewhere.press("input[name=password]", "Enter")
    elsewhere.goto(f"{live_server.url}/account/campus/")
    elsewhere.get_by_role("button", name="绑定").click()
    elsewhere.wait_for_url("**/cas/login**")
    log_in_there(elsewhere)
    elsewhere.wait_for_url(f"{live_server.url}/account/campus/")
    expect(elsewhere.get_by_text(f"已绑定：{PERSON}")).to_be_visible()
