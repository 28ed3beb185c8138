"""Browser tests stand on this: a live server over the worker's database, as the run-time role."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_page_arrives_under_its_content_security_policy(live_server: Any, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    answer = page.goto(live_server.url + "/account/login/")
    assert answer
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    expect(page.locator("form")).not_to_have_count(0)
    assert [line for line in refused if "Content Security Policy" in line] == []


def test_server_and_test_see_one_database(live_server: Any, page: Page) -> None:
    get_user_model().objects.create_user(username="xiaoming", password="一个 好 口令 42")
    page.goto(live_server.url + "/account/login/")
    page.fill("input[name=username]", "xiaoming")
    page.fill("input[name=password]", "一个 好 口令 42")
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/work/")


def test_what_the_last_test_committed_is_gone(live_server: Any) -> None:
    assert not get_user_model().objects.exists()
