"""Inbox, settings and log in a real browser: nothing overflows on a phone, nothing bars the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from portal.enums import DeliveryState, Role
from tests import factories
from tests.factories import THEN, member
from tests.looking import log_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROBLEM = "SMTPServerDisconnected: Connection unexpectedly closed"


def test_from_the_navigation_to_what_it_is_about(live_server: Any, page: Any) -> None:
    person = member(Role.SECRETARY)
    log_in(page, live_server.url, person.username)
    page.get_by_role("link", name="消息").first.click()
    looked_at(page, "empty inbox")
    for n, read_at in enumerate((None, None, THEN)):
        subject = (
            f"望江理工大学学生会2024-2025年度填报已退回（第{n + 1}次），请于3月9日前修改后再次提交"
        )
        factories.NoticeFactory(
            user=person,
            read_at=read_at,
            message__subject=subject,
            message__url="/account/password/",
        )
    page.reload()
    assert page.locator(".nav-bar .count").inner_text() == "2"
    looked_at(page, "inbox")
    page.locator(".inbox a").first.click()
    assert page.url.endswith("/account/password/")
    page.goto(live_server.url + reverse("messages:index"))
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".nav-bar .count").inner_text() == "1"
    page.get_by_role("button", name="全部标为已读").click()
    assert page.locator(".nav-bar .count").count() == 0
    page.get_by_role("link", name="邮箱和邮件通知").click()
    looked_at(page, "choices")
    page.get_by_label("邮箱").fill("tuanwei@")
    page.get_by_role("button", name="保存").click()
    looked_at(page, "choices with an error")


def test_the_log(live_server: Any, page: Any) -> None:
    college = factories.CollegeFactory()
    log_in(page, live_server.url, member(Role.LEAD, federation=college.federation).username)
    page.goto(live_server.url + reverse("messages:log"))
    looked_at(page, "empty log")
    for state in DeliveryState:
        failed = state in {DeliveryState.WAITING, DeliveryState.FAILED}
        factories.DeliveryFactory(
            notice__message__college=college, state=state, problem=PROBLEM if failed else ""
        )
    page.reload()
    looked_at(page, "log")
    page.get_by_role("button", name="重发").click()
    assert page.get_by_text("已重新排队").is_visible()
