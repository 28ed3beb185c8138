"""The indicator page in a browser: readable on a desk and on a telephone, and by everybody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from disclosures.domain import explanations
from tests.disclosures.desk import acting, filled, person
from tests.disclosures.filing.test_browser import log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MISTAKES = {
    "indicators.i03.number": "22",
    "indicators.i07.answer": "否",
    "indicators.i07.reason": "两人转入，正在核实。",
    "roster[5].rank": "10/32",
    "roster[9].rank": "20/44",
    "roster[10].rank": "30/45",
    "roster[13].rank": "40/48",
}
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.mark.parametrize("width", [1280, 390])
def test_all_lines_are_readable_and_the_choice_needs_no_script(page: Page, live_server, width):
    filing = filled(MISTAKES)
    explanations.write(
        acting(filing), filing, "R12", "roster[5].rank", "该同学休学一年，排名按原年级计算。"
    )
    page.set_viewport_size({"width": width, "height": 844})
    log_in(page, live_server.url, person(filing))
    page.goto(f"{live_server.url}/work/filings/{filing.pk}/indicators/")
    assert page.locator(".indicator-lines > li").count() == 19
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    assert Axe().run(page, options=AXE).violations_count == 0
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"indicators-{width}.png", full_page=True)
    page.get_by_role("link", name="只看不符、无依据").click()
    expect(page.locator("#i05")).to_have_count(0)
    expect(page.locator("#i03")).to_be_visible()
