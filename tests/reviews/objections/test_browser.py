"""The way of an objection in a real browser: public page, receipt, federation, college, answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from portal.enums import Role
from reviews.models import Objection
from tests.disclosures.publication.approved import baked
from tests.factories import PASSWORD, member
from tests.looking import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "名单里的主席已经毕业，现在不是他。"


def log_in(page: Any, site: str, user: Any) -> None:
    page.goto(f"{site}{reverse('login')}")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button").click()


def test_from_the_publication_to_the_answer(live_server: Any, browser: Any, settings: Any) -> None:
    settings.OBJECTIONS_LEAST_SECONDS = 0
    publication = baked(objections_shown=True)
    site, filing = live_server.url, publication.filing

    visitor = browser.new_page()
    visitor.goto(f"{site}/d/{publication.code}/")
    visitor.locator('a[href$="?section=roster"]').click()
    looked_at(visitor, "form")
    visitor.get_by_role("button", name="提交").click()
    looked_at(visitor, "form with an error")
    visitor.get_by_label("哪里不属实").fill(TEXT)
    visitor.get_by_label("联系方式").fill("fanying@example.org")
    visitor.get_by_role("button", name="提交").click()
    looked_at(visitor, "receipt")
    number, code = visitor.locator(".receipt dd.code").all_inner_texts()

    reviewer = browser.new_page()
    log_in(reviewer, site, member(Role.REVIEWER, federation=filing.federation))
    reviewer.get_by_role("link", name="情况反映").first.click()
    looked_at(reviewer, "list")
    reviewer.get_by_role("link", name=number).click()
    looked_at(reviewer, "objection")
    reviewer.get_by_text("请学校说明", exact=True).click()
    reviewer.get_by_label("请学校说明什么").fill("请核实名单。")
    reviewer.get_by_role("button", name="发给学校").click()

    secretary = browser.new_page()
    log_in(secretary, site, member(Role.SECRETARY, college=filing.college))
    secretary.get_by_role("link", name="查看并说明").click()
    looked_at(secretary, "college")
    secretary.get_by_label("核实的情况").fill("名单已在更新。")
    secretary.get_by_role("button", name="发给审核单位").click()
    secretary.get_by_text("说明已送达审核单位").wait_for()

    reviewer.reload()
    reviewer.get_by_text("答复反映人并办结", exact=True).click()
    looked_at(reviewer, "closing")
    reviewer.get_by_label("核实的结果").fill("经核实属实，学校将更新名单。")
    reviewer.get_by_role("button", name="答复并办结").click()
    reviewer.get_by_text("已答复，反映人").wait_for()
    assert Objection.objects.get().state == "closed"

    visitor.get_by_role("link", name="查看办理情况").click()
    visitor.get_by_label("查询码").fill(code)
    visitor.get_by_role("button", name="查询").click()
    looked_at(visitor, "state")
    assert "经核实属实" in visitor.locator("main").inner_text()
    visitor.goto(f"{site}/d/{publication.code}/")
    visitor.get_by_role("link", name="查看收到的情况反映").click()
    looked_at(visitor, "public list")
    assert visitor.context.cookies() == []
