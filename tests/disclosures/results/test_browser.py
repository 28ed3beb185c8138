"""The way of the results in a real browser: inside, preview, public."""

from __future__ import annotations

from typing import Any

import pytest

from tests.disclosures.results.conftest import RANK
from tests.looking import log_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_figures_to_the_public(
    live_server: Any, page: Any, cycle: Any, lead: Any, five: None, sent: Any
) -> None:
    for city in ("望江市", "望江市", "望江市", "青岚市"):
        sent(city, answers=[("i08", "是"), ("i01", "是")], findings=[RANK])
    site = live_server.url
    log_in(page, site, lead.username)
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
