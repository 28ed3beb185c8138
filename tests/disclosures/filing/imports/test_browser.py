"""The pages with scripts: ticks that follow each other, dropped files, every width judged by axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.disclosures.desk import filled, person
from tests.disclosures.filing.imports.brought import TABLE, brought
from tests.disclosures.filing.test_browser import log_in
from tests.factories import ImportFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DROP = """names => {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File(['x'], name));
  document.querySelector('[data-drop]').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def filing(live_server):
    return filled({"roster[0].faculty": "别的学院", "indicators.i03.number": "22"})


@pytest.fixture
def go(page: Page, live_server, filing):
    """Return a function that opens a page below the filing's import/."""
    log_in(page, live_server.url, person(filing))

    def open_page(path: str = "") -> Page:
        page.goto(f"{live_server.url}/work/filings/{filing.pk}/import/{path}")
        return page

    return open_page


def test_ticks_follow_each_other_and_the_sum_is_told(go, filing):
    one = brought(filing, changes={"roster[1].faculty": "另一个学院"})
    page = go(f"{one.pk}/")
    total, roster = page.locator("[data-total]"), page.locator("#section-roster")
    expect(total).to_have_text("还没有勾选要采用的栏目")
    roster.locator("[data-take]").check()
    expect(total).to_have_text("将采用1个栏目，2处会替换或删去已填的内容")
    roster.locator("[data-part]").first.uncheck()
    expect(total).to_have_text("将采用1个栏目，1处会替换或删去已填的内容")
    roster.locator("[data-part]").last.uncheck()
    expect(roster.locator("[data-take]")).not_to_be_checked()
    page.get_by_role("button", name="全部勾选").click()
    expect(total).to_have_text("将采用2个栏目，3处会替换或删去已填的内容")
    page.get_by_role("button", name="只勾选不替换已填内容的").click()
    expect(total).to_have_text("还没有勾选要采用的栏目")


def test_dropped_files_are_listed_and_chosen(go):
    page = go()
    page.evaluate(DROP, ["去年.docx", "名单.xlsx"])
    expect(page.locator("[data-chosen] li")).to_have_count(2)
    assert page.evaluate("document.querySelector('[name=documents]').files.length") == 2


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_sound_and_fits(go, filing, width):
    one = brought(filing)
    roster = ImportFactory(filing=filing, table=TABLE)
    failed = ImportFactory(filing=filing, state="failed", problem="有密码，请先去掉密码。")
    for path in ("", f"{one.pk}/", f"{roster.pk}/", f"{roster.pk}/columns/", f"{failed.pk}/"):
        page = go(path)
        page.set_viewport_size({"width": width, "height": 900})
        broken = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["target"]) for each in broken] == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), path
