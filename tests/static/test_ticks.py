"""ticks.js in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.site import Site

pytestmark = pytest.mark.browser

BODY = """<form data-ticks>
<p><span data-tick-tools hidden><button type="button" data-tick-all>全选</button>
<button type="button" data-tick-none>全不选</button></span>
<span data-tick-count data-text="已勾选 # 份">共 3 份</span></p>
<input type="checkbox" name="filing" value="1" checked><input type="checkbox" name="filing" value="2" checked>
<input type="checkbox" name="filing" value="3"><input type="checkbox" name="finish">
<input type="radio" name="template" value="R12" checked><input type="radio" name="template" value="own">
<div class="own-words"><textarea></textarea></div><input type="date" name="due"></form>"""


@pytest.fixture
def form(page: Page, site: Site) -> Page:
    page.goto(site.page("/many/", BODY, ("ticks",)))
    return page


def said(form: Page, text: str) -> None:
    expect(form.locator("[data-tick-count]")).to_have_text(text)


def test_all_and_none_and_how_many(form: Page) -> None:
    said(form, "已勾选 2 份")
    form.get_by_role("button", name="全选").click()
    said(form, "已勾选 3 份")
    form.get_by_role("button", name="全不选").click()
    said(form, "已勾选 0 份")
    form.locator("[value='2']").check()
    said(form, "已勾选 1 份")
    expect(form.locator("[name=finish]")).not_to_be_checked()


def test_writing_words_of_ones_own_chooses_them(form: Page) -> None:
    form.locator("textarea").fill("请附证明。")
    expect(form.locator("[value=own]")).to_be_checked()


def test_choosing_a_date_means_to_return(form: Page) -> None:
    form.locator("[name=due]").fill("2099-01-01")
    expect(form.locator("[name=finish]")).to_be_checked()
