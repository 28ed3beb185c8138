"""The section pages with scripts: autosave, a paste from Excel, two people at once, an expired log-in."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from portal.enums import Role
from tests.disclosures.desk import college_filing, person
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = re.compile("已保存 ")
PASTE = """text => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def filing(live_server):
    return college_filing()


def log_in(page: Page, site: str, user) -> None:
    page.goto(f"{site}/account/login/")
    page.locator("[name=username]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("您好")


@pytest.fixture
def desk(page: Page, live_server, filing):
    """Return a function that opens a section as the filing's secretary."""
    log_in(page, live_server.url, person(filing))

    def open_section(key: str) -> Page:
        page.goto(f"{live_server.url}/work/filings/{filing.pk}/sections/{key}/")
        return page

    return open_section


def test_what_is_typed_is_saved_typeset_and_checked(desk):
    page = desk("charter")
    page.locator("[name=text]").fill("第一章 总则\n第一条 本会服务同学。\n第三条 本会接受监督。")
    expect(page.locator("[data-saved-at]")).to_have_text(SAVED)
    expect(page.locator("#typeset .article-no").first).to_have_text("第一条")
    expect(page.locator("#typeset")).to_contain_text("第二条")
    page.reload()
    expect(page.locator("[name=text]")).to_have_value(re.compile("本会接受监督"))


def test_sixty_rows_are_pasted_saved_and_found_wrong_where_they_are(desk):
    page = desk("roster")
    rows = [f"甲{n}\t干事\t办公部\t{'群众' if n == 41 else '共青团员'}\t1/40" for n in range(1, 61)]
    page.locator("[name=rows-0-name]").focus()
    page.evaluate(PASTE, "姓名\t职务\t所属部门\t政治面貌\t学习成绩排名\n" + "\n".join(rows))
    expect(page.locator("[data-grid-message]")).to_contain_text("已粘贴 60 行")
    expect(page.locator("[data-saved-at]")).to_have_text(SAVED)
    page.locator('[data-findings] a[href="#id_rows-40-political_status"]').first.click()
    expect(page.locator("[name=rows-40-name]")).to_have_value("甲41")
    page.reload()
    expect(page.locator("[name=rows-59-name]")).to_have_value("甲60")
    expect(page.locator("td.has-error [name=rows-40-political_status]")).to_have_value("群众")


def test_two_people_see_both_texts_and_lose_neither(desk, browser, live_server, filing):
    page = desk("charter")
    page.locator("[name=title]").fill("我写的章程")
    expect(page.locator("[data-saved-at]")).to_have_text(SAVED)
    other = browser.new_context().new_page()
    log_in(other, live_server.url, person(filing, Role.EDITOR))
    other.goto(page.url)
    other.locator("[name=title]").fill("同事写的章程")
    expect(other.locator("[data-saved-at]")).to_have_text(SAVED)
    other.get_by_role("button", name="保存并返回列表").click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("填报学生会改革情况")
    page.locator("[name=title]").fill("我又改的章程")
    box = page.locator("[data-conflict]")
    expect(box).to_contain_text("同事写的章程")
    expect(box).to_contain_text("我又改的章程")
    box.get_by_role("button", name="用我输入的").click()
    expect(page.locator("[data-saved-at]")).to_have_text(SAVED)
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("我又改的章程")
    other.context.close()


def test_an_expired_log_in_keeps_the_typed_text(desk, page, live_server):
    desk("charter")
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=title]").fill("登录过期时写的章程")
    expect(page.locator("[data-saved-at]")).to_contain_text("登录已过期")
    expect(page.locator("[name=title]")).to_have_value("登录过期时写的章程")


def test_a_no_opens_the_fields_for_reason_and_date(desk):
    page = desk("indicators")
    details = page.locator('details[data-open-for="i02-answer"]')
    expect(details).not_to_have_attribute("open", "")
    page.locator("[name=i02-answer][value=否]").check()
    expect(details).to_have_attribute("open", "")
    page.locator("[name=i02-answer][value=是]").check()
    expect(details).not_to_have_attribute("open", "")


def test_the_section_pages_are_accessible_at_both_widths(desk):
    axe = Axe()
    for width in (1280, 390):
        for key in ("indicators", "second_level", "charter", "roster", "congress", "responsible"):
            page = desk(key)
            page.set_viewport_size({"width": width, "height": 844})
            broken = axe.run(page).response["violations"]
            assert [(width, key, rule["id"]) for rule in broken] == []
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
