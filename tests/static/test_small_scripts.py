"""leave.js, keys.js and structure-preview.js in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.static.site import Answer, Site

pytestmark = pytest.mark.browser


def asked(page: Page, url: str) -> bool:
    """Whether the browser asked before leaving for the address."""
    seen: list[str] = []

    def accept(dialog: Dialog) -> None:
        seen.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.goto(url)
    return seen == ["beforeunload"]


def test_unsaved_changes_are_asked_about(page: Page, site: Site) -> None:
    page.goto(site.page("/edit/", '<form data-warn-leave><input name="a"></form>', ("leave",)))
    page.locator("input").press_sequentially("甲")
    assert asked(page, site.page("/next/", "下一页"))


def test_nothing_is_asked_without_changes_or_after_a_save(page: Page, site: Site) -> None:
    page.goto(site.page("/edit/", '<form data-warn-leave><input name="a"></form>', ("leave",)))
    page.locator("input").press_sequentially("甲")
    page.evaluate("document.querySelector('form').dispatchEvent(new CustomEvent('draft:saved'))")
    assert not asked(page, site.page("/next/", "下一页"))


def test_a_link_that_means_to_leave_goes_unasked(page: Page, site: Site) -> None:
    site.page("/next/", "下一页")
    body = '<form data-warn-leave><input name="a"></form><a href="/next/" data-leave>用已保存的</a>'
    page.goto(site.page("/edit/", body, ("leave",)))
    page.locator("input").press_sequentially("甲")
    page.get_by_role("link").click()
    page.wait_for_url("**/next/")


def test_a_double_click_sends_once(page: Page, site: Site) -> None:
    site.answers = [Answer(204, "")]
    body = '<form method="post" action="/sent/" data-once data-busy-text="正在提交…"><button name="go" value="1">提交</button></form>'
    page.goto(site.page("/edit/", body, ("leave",)))
    with page.expect_response("**/sent/"):
        page.get_by_role("button").dblclick()
    page.get_by_role("button").click(force=True)
    expect(page.get_by_role("button")).to_have_text("正在提交…")
    expect(page.get_by_role("button")).to_have_attribute("aria-disabled", "true")
    assert [post.text for post in site.posts] == ["go=1"]


def test_the_error_summary_gets_the_focus(page: Page, site: Site) -> None:
    page.goto(
        site.page(
            "/edit/", '<div id="s" tabindex="-1" data-focus>有 2 处需要修改</div>', ("leave",)
        )
    )
    expect(page.locator("#s")).to_be_focused()


KEYS = """<form method="post" action="/approve/"><button data-key="a">通过</button></form>
<input id="note"><button data-key="h" hidden>不见的</button><textarea data-key="t" id="t"></textarea>
<dialog data-keys-help><form method="dialog"><button>关闭</button></form></dialog>"""


def test_a_key_presses_its_button(page: Page, site: Site) -> None:
    page.goto(site.page("/review/", KEYS, ("keys",)))
    page.keyboard.press("a")
    page.wait_for_url("**/approve/")


def test_keys_are_silent_while_somebody_types(page: Page, site: Site) -> None:
    page.goto(site.page("/review/", KEYS, ("keys",)))
    page.locator("#note").press_sequentially("aa?")
    page.keyboard.press("Tab")
    page.locator("body").press("Control+a")
    assert page.locator("#note").input_value() == "aa?"
    assert page.url.endswith("/review/")
    assert not page.locator("dialog").is_visible()


def test_a_question_mark_shows_the_keys(page: Page, site: Site) -> None:
    page.goto(site.page("/review/", KEYS, ("keys",)))
    page.keyboard.press("Shift+?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("a")
    assert page.url.endswith("/review/")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


def test_a_key_may_lead_into_a_field(page: Page, site: Site) -> None:
    page.goto(site.page("/review/", KEYS, ("keys",)))
    page.keyboard.press("t")
    assert page.locator(":focus").get_attribute("id") == "t"
    assert page.locator("#t").input_value() == ""


PREVIEW = """<form><input type="hidden" name="csrfmiddlewaretoken" value="token">
<textarea data-structure-preview="/preview/" data-preview-target="#shown"></textarea></form><div id="shown">原来的</div>"""


def test_the_preview_follows_the_text(page: Page, site: Site) -> None:
    site.answers = [Answer(200, '<p class="chapter">第一章　总则</p>')]
    page.clock.install()
    page.goto(site.page("/charter/", PREVIEW, ("structure-preview",)))
    page.locator("textarea").fill("第一章 总则")
    page.clock.run_for(700)
    expect(page.locator("#shown .chapter")).to_have_text("第一章　总则")
    [post] = site.posts
    assert (post.value("text"), post.value("csrfmiddlewaretoken")) == ("第一章 总则", "token")


def test_the_last_preview_stays_when_the_server_fails(page: Page, site: Site) -> None:
    site.answers = [Answer(500, "出错")]
    page.clock.install()
    page.goto(site.page("/charter/", PREVIEW, ("structure-preview",)))
    page.locator("textarea").fill("第一章 总则")
    page.clock.run_for(700)
    expect(page.locator("#shown")).to_have_class("stale")
    expect(page.locator("#shown")).to_have_text("原来的")
