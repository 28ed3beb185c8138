"""The way of a day for all, and of taking down, in a real browser at both widths."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from disclosures.domain import releasing
from portal.enums import Role
from tests.disclosures.domain.waiting import cycle_of, passed
from tests.factories import PASSWORD, member
from tests.looking import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page: Any, site: str, person: Any) -> None:
    page.context.clear_cookies()
    page.goto(f"{site}{reverse('login')}")
    page.fill("[name=username]", person.username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button").click()


def test_a_day_is_set_and_everything_released_before_it(live_server: Any, page: Any) -> None:
    cycle, site = cycle_of(), live_server.url
    waiting = [passed(cycle), passed(cycle), passed(cycle, files=False)]
    log_in(page, site, member(Role.LEAD, federation=cycle.federation))
    page.goto(f"{site}{reverse('cycles:calendar', args=(cycle.pk,))}")
    page.get_by_role("link", name="统一公开").first.click()
    looked_at(page, "release")
    page.get_by_role("button", name="现在公开…").click()
    looked_at(page, "release-sure")
    page.get_by_role("link", name="不，再等等").click()
    page.get_by_label("统一公开时间").fill("2000-01-01T09:00")
    page.get_by_role("button", name="保存时间").click()
    looked_at(page, "release-wrong")
    page.goto(f"{site}{reverse('filing:waiting', args=(waiting[0].filing_id,))}")
    assert "还没有公开" in page.content()
    log_in(page, site, member(Role.SECRETARY, college=waiting[0].filing.college))
    looked_at(page, "college-start")
    page.goto(f"{site}{reverse('filing:tasks', args=(waiting[0].filing_id,))}")
    looked_at(page, "college-waiting")


def test_a_publication_is_taken_down(live_server: Any, page: Any) -> None:
    publication, site = passed(cycle_of(release_at=None)), live_server.url
    releasing.release(publication)
    log_in(page, site, member(Role.LEAD, federation=publication.filing.federation))
    page.goto(f"{site}{reverse('review:read', args=(publication.submission_id,))}")
    page.get_by_role("link", name="撤下公开材料").click()
    looked_at(page, "down-form")
    page.get_by_label("撤下原因（公开）").fill("公开内容误含个人信息，正在更正，更正后重新公开。")
    page.get_by_label("内部说明（选填）").fill("学校来电。")
    page.get_by_role("button", name="下一步：看看会怎样").click()
    looked_at(page, "down-sure")
    page.get_by_role("button", name="撤下", exact=True).click()
    looked_at(page, "down-done")
    for name, path in (
        ("public-gone", f"/d/{publication.code}/"),
        ("public-register", "/"),
        ("public-college", f"/college/{publication.filing.college_id}/"),
    ):
        page.goto(site + path)
        looked_at(page, name)
        assert "已撤下" in page.content() or "已经撤下" in page.content()
    log_in(page, site, member(Role.SECRETARY, college=publication.filing.college))
    page.goto(f"{site}{reverse('filing:tasks', args=(publication.filing_id,))}")
    looked_at(page, "college-down")
