"""Every component, rendered once: complete, accessible, fit for a phone, without inline code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from playwright.sync_api import Page

from tests.static.gallery_data import context
from tests.static.site import Site

COMPONENTS = Path(__file__).parents[2] / "templates" / "components"
LAYOUTS = ("workspace", "account", "public")
NOT_SHOWN = {"gallery", "messages", "keys_help", "icon"}


def gallery(layout: str) -> str:
    return render_to_string("components/gallery.html", context(f"layouts/{layout}.html"))


def test_the_gallery_shows_every_component() -> None:
    places = [
        COMPONENTS / "gallery.html",
        *(COMPONENTS.parent / "layouts").glob("*.html"),
        COMPONENTS / "account_box.html",
        COMPONENTS / "stats.html",
        COMPONENTS / "task_list.html",
    ]
    included = set(
        re.findall(r'include "components/(\w+)\.html"', "".join(p.read_text() for p in places))
    )
    assert {path.stem for path in COMPONENTS.glob("*.html")} - NOT_SHOWN <= included


def test_every_component_says_its_parameters() -> None:
    silent = [p.name for p in COMPONENTS.glob("*.html") if "{% comment %}" not in p.read_text()]
    assert silent == []


def test_public_pages_have_no_script_no_token_no_name() -> None:
    html = gallery("public")
    assert "<script" not in html
    assert "csrf" not in html
    assert "account-box" not in html


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_need_no_context(name: str) -> None:
    html = render_to_string(f"{name}.html")
    assert "<h1>" in html
    assert 'lang="zh-Hans"' in html
    assert 'href="/"' in html


def test_the_403_page_gives_the_reason_escaped() -> None:
    html = render_to_string("403.html", {"exception": "只有<书记>可以提交。"})
    assert "只有&lt;书记&gt;可以提交。" in html


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_gallery_is_accessible_and_fits(page: Page, site: Site, layout: str, width: int) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    site.pages["/gallery/"] = gallery(layout)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url + "/gallery/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert results.violations_count == 0, results.generate_report()
    assert complaints == []


@pytest.mark.browser
def test_the_first_tab_leads_to_the_text(page: Page, site: Site) -> None:
    site.pages["/gallery/"] = gallery("public")
    page.goto(site.url + "/gallery/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.browser
def test_the_whole_row_of_a_task_is_the_link(page: Page, site: Site) -> None:
    site.pages["/gallery/"] = gallery("workspace")
    page.goto(site.url + "/gallery/")
    row = page.locator(".task-list li").first
    box = row.bounding_box()
    assert box is not None
    row.scroll_into_view_if_needed()
    href = page.evaluate(
        "([row]) => { const r = row.getBoundingClientRect();"
        " return document.elementFromPoint(r.right - 200, r.top + r.height / 2).closest('a')?.className }",
        [row.element_handle()],
    )
    assert href == "title"


@pytest.mark.browser
def test_the_menu_opens_without_scripts_on_a_phone(browser: object, site: Site) -> None:
    site.pages["/gallery/"] = gallery("workspace")
    phone = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})  # type: ignore[attr-defined]
    phone.goto(site.url + "/gallery/")
    assert not phone.get_by_role("link", name="审核意见").is_visible()
    phone.get_by_text("菜单").click()
    assert phone.get_by_role("link", name="审核意见").is_visible()
    phone.close()
