"""The way of the results in a real browser: inside, preview, public."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.disclosures.results.conftest import RANK
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)


def looked_at(page: Any, name: str) -> None:
    """Judge the page as it stands at both widths: no overflow, no violation that axe finds."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_from_the_figures_to_the_public(
    live_server: Any, page: Any, cycle: Any, lead: Any, five: None, sent: Any
) -> None:
    for city in ("望江市", "望江市", "望江市", "青岚市"):
        sent(city, answers=[("i08", "是"), ("i01", "是")], findings=[RANK])
    site = live_server.url
    page.goto(f"{site}{reverse('login')}")
    page.fill("[name=username]", lead.username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button").click()
    page.get_by_role("link", name="结果", exact=True).first.click()
    looked_at(page, "list")
    page.get_by_role("link", name="2024-2025").click()
    looked_at(page, "figures")
    page.locator("#cities .sorts").get_by_role("link", name="已提交").click()
    assert page.url.endswith("?cities=-sent#cities")
    page.get_by_role("link", name="选择公布的内容").click()
    looked_at(page, "form")
    for part in ("各项指标", "各条核验规则", "各地", "各类组织"):
        page.get_by_label(part).check()
    page.get_by_label("说明").fill("感谢各校按期填报。")
    page.get_by_role("button", name="预览").click()
    looked_at(page, "preview")
    page.get_by_role("button", name="就这样公布").click()
    page.get_by_role("link", name="公众看到的页面").click()
    looked_at(page, "public")
    text = page.locator("main").inner_text()
    assert "感谢各校按期填报。" in text
    assert "望江市" in text
    assert "青岚市" not in text  # one college: put together with others
