"""Opening a correction in a real browser, on both sides and at both widths."""

from __future__ import annotations

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from playwright.sync_api import Page, expect

from portal.enums import Role
from tests.disclosures.desk import person
from tests.disclosures.domain.test_correcting import WHY, public
from tests.disclosures.filing.test_browser import log_in
from tests.disclosures.public.test_corrected import corrected
from tests.factories import member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)


@pytest.fixture
def filing(live_server):
    with transaction.atomic():
        return public()


def judged(page: Page, name: str) -> None:
    """Nothing overflows and axe finds nothing, at both widths; ``SHOTS`` names a folder for pictures."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        if os.environ.get("SHOTS"):
            page.screenshot(path=f"{os.environ['SHOTS']}/{name}-{width}.png", full_page=True)


def test_the_secretary_opens_one_and_gives_it_up(page: Page, live_server, filing):
    log_in(page, live_server.url, person(filing))
    page.goto(f"{live_server.url}/work/filings/{filing.pk}/")
    page.get_by_role("link", name="更正公开的内容").click()
    judged(page, "reopen")
    page.get_by_role("button", name="打开更正").click()
    expect(page.locator("#error-summary")).to_contain_text("请写明为什么更正")
    judged(page, "reopen-wrong")
    page.get_by_label("章程").check()
    page.get_by_label("更正原因").fill(WHY)
    page.get_by_role("button", name="打开更正").click()
    expect(page.get_by_text(f"学校申请：{WHY}")).to_be_visible()
    judged(page, "correcting")
    page.get_by_role("link", name="不更正了，取消").click()
    judged(page, "drop")
    page.get_by_role("button", name="取消更正").click()
    expect(page.get_by_role("link", name="更正公开的内容")).to_be_visible()
    page.get_by_role("link", name="填报历史").click()
    judged(page, "history")


def test_the_reviewer_asks_for_one(page: Page, live_server, filing):
    log_in(page, live_server.url, member(Role.REVIEWER, federation=filing.federation))
    page.goto(f"{live_server.url}/work/reviews/{filing.submissions.get().pk}/")
    page.get_by_role("link", name="要求学校更正公开的内容").click()
    judged(page, "ask")
    page.get_by_label("章程").check()
    page.get_by_label("更正原因").fill(WHY)
    page.get_by_role("button", name="要求更正").click()
    expect(page.get_by_text("这是对公开内容的更正")).to_be_visible()
    judged(page, "asked")
    page.get_by_role("link", name="不再要求更正").click()
    judged(page, "give-up")


def test_the_history_lists_the_versions(page: Page, live_server, filing):
    with transaction.atomic():
        corrected(filing, "第九十九条　补充一条。", WHY)
    log_in(page, live_server.url, person(filing))
    page.goto(f"{live_server.url}/work/filings/{filing.pk}/history/")
    expect(page.get_by_role("link", name="改了什么")).to_be_visible()
    expect(page.get_by_text(f"更正说明：{WHY}")).to_be_visible()
    judged(page, "versions")
