"""The queue, the board and the map judged by axe at both widths; ticking, distributing and keeping a list by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from portal import clock
from portal.enums import FederationLevel, Role
from reviews.models import Claim
from tests.factories import (
    PASSWORD,
    ClaimFactory,
    CollegeFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    SavedViewFactory,
    SubmissionFactory,
    UnionFactory,
    member,
)
from tests.looking import looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "中国民用航空飞行器维修与运营管理高等专科学校"
FINDINGS = [
    {"rule": rule, "severity": severity, "indicator": "i08", "path": "roster[0].rank"}
    for rule, severity in (("R12", "error"), ("R12", "contradiction"), ("R17", "warning"))
]


@pytest.fixture
def nation(transactional_db: None) -> Any:
    """A nation with a province by a known name, one by an invented one, and 24 filings of long names."""
    top = FederationFactory(level=FederationLevel.NATIONAL, short_name="全国学联")
    province = FederationFactory(parent=top, name="四川省学生联合会", short_name="四川省学联")
    FederationFactory(parent=top, name="云洲省学生联合会", short_name="云洲省学联")
    cycle = CycleFactory(federation=top, due=clock.today() + timedelta(days=9))
    reader = member(Role.REVIEWER, federation=province, full_name="欧阳明远")
    states = ("submitted", "submitted", "returned", "draft", "published", "")
    for number in range(24):
        college = CollegeFactory(
            federation=province, name=f"{LONG}{number}", city="阿坝藏族羌族自治州"
        )
        union = UnionFactory(college=college)
        if state := states[number % 6]:
            due = clock.today() - timedelta(days=3) if state == "returned" else None
            filing = FilingFactory(union=union, cycle=cycle, state=state, drafts=(), return_due=due)
            if state != "draft":
                SubmissionFactory(filing=filing, findings=FINDINGS)
            if state == "submitted" and number % 2:
                seen = {"reader": reader, "since": clock.now(), "seen_at": clock.now()}
                ClaimFactory(filing=filing, assignee=reader, **seen)
    return top


@pytest.fixture
def province(nation: Any) -> Any:
    return nation.children.get(short_name="四川省学联")


@pytest.fixture
def enter(live_server: Any, browser: Any) -> Any:
    def log_in(user: Any) -> Any:
        page = browser.new_page()
        page.goto(f"{live_server.url}/account/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/work/")
        return page

    return log_in


def test_every_face_of_the_queue(nation: Any, province: Any, enter: Any) -> None:
    lead = member(Role.LEAD, federation=province)
    SavedViewFactory(user=lead, name="研究生会有矛盾的填报名称很长很长")
    page = enter(lead)
    for name, address in {
        "queue": "reviews/",
        "narrowed": "reviews/?state=submitted&rule=R12&severity=error&indicator=i08&age=1",
        "nothing found": "reviews/?rounds=4",
        "board": "reviews/board/",
        "not started": "reviews/board/not-started/",
        "distribute": "reviews/distribute/?all=1",
        "saved": "reviews/saved/",
        "no map": "reviews/map/",
    }.items():
        page.goto(page.url.split("/work/")[0] + f"/work/{address}")
        looked_at(page, name)


def test_every_face_of_the_nations_pages(nation: Any, enter: Any) -> None:
    page = enter(member(Role.OBSERVER, federation=nation))
    for name in ("map", "board"):
        page.goto(page.url.split("/work/")[0] + f"/work/reviews/{name}/")
        looked_at(page, name)
    page.goto(page.url.replace("board", "map"))
    page.get_by_text("四川", exact=True).first.click()
    expect(page.get_by_role("rowheader", name="阿坝藏族羌族自治州")).to_be_visible()


def test_a_lead_narrows_keeps_ticks_and_distributes(province: Any, enter: Any) -> None:
    page = enter(member(Role.LEAD, federation=province))
    member(Role.REVIEWER, federation=province, full_name="沈如岚")
    page.get_by_role("link", name="审核", exact=False).first.click()
    page.get_by_label("状态").select_option("submitted")
    page.get_by_role("button", name="查看").click()
    page.wait_for_url("**/work/reviews/?state=submitted&sort=age")
    page.get_by_text("存为常用筛选").click()
    page.get_by_label("名称").fill("待审核")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("link", name="待审核", exact=True).first).to_be_visible()
    boxes = page.locator("tbody [name=filing]")
    assert boxes.count() == 8
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="平均分给几个人").click()
    page.get_by_label("已经有人经办的").check()
    page.get_by_role("button", name="重新计算").click()
    page.get_by_role("button", name="就这样分配").click()
    expect(page.get_by_text("已分配 2 份：")).to_be_visible()
    assert Claim.objects.filter(assignee__full_name="沈如岚").count() == 2
    page.get_by_role("link", name="去掉这个条件").click()
    page.wait_for_url("**/work/reviews/?sort=age")
