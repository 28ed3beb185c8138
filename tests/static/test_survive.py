"""survive.js: typed text outlives the log-in page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.site import Answer, Site

pytestmark = pytest.mark.browser

FORM = """<form method="post" action="/edit/" data-survive>
<input type="hidden" name="csrfmiddlewaretoken" value="secret-token">
<input name="title" value="{title}"><textarea name="text"></textarea>
<label><input type="radio" name="answer" value="y">是</label><label><input type="radio" name="answer" value="n">否</label>
<input type="hidden" name="rows-TOTAL_FORMS" value="0">
<button>保存</button></form>
<form action="/logout/" data-forget><button>退出</button></form>"""
LOGIN = '<form><input type="password" name="password"></form>'
OFFER = "恢复刚才输入的内容"


@pytest.fixture
def typed(page: Page, site: Site) -> Page:
    site.page("/login/", LOGIN, ("survive",))
    site.page("/other/", "<p>别的页面</p>", ("survive",))
    site.page("/logout/", "<p>已退出</p>", ("survive",))
    page.clock.install()
    page.goto(site.page("/edit/", FORM.format(title="原"), ("survive",)))
    page.locator("textarea").fill("写了一个小时的办法")
    page.get_by_label("否").check()
    page.clock.run_for(500)
    return page


def test_comes_back_after_the_login_page(typed: Page, site: Site) -> None:
    typed.goto(site.url + "/login/")
    typed.goto(site.url + "/edit/")
    expect(typed.locator("textarea")).to_have_value("")
    typed.get_by_role("button", name=OFFER).click()
    expect(typed.locator("textarea")).to_have_value("写了一个小时的办法")
    expect(typed.get_by_label("否")).to_be_checked()
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_can_be_declined_for_good(typed: Page) -> None:
    typed.reload()
    typed.get_by_role("button", name="不用了").click()
    typed.reload()
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_is_forgotten_once_the_server_has_it(typed: Page) -> None:
    typed.evaluate(
        "document.querySelector('form').dispatchEvent(new CustomEvent('draft:saved', {bubbles: true}))"
    )
    typed.reload()
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_is_forgotten_when_the_submit_led_on(typed: Page, site: Site) -> None:
    typed.evaluate(
        "document.querySelector('form').addEventListener('submit', (e) => e.preventDefault())"
    )
    typed.get_by_role("button", name="保存").click()
    typed.goto(site.url + "/other/")
    typed.goto(site.url + "/edit/")
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_outlives_a_submit_that_ended_at_the_login(typed: Page, site: Site) -> None:
    typed.evaluate(
        "document.querySelector('form').addEventListener('submit', (e) => e.preventDefault())"
    )
    typed.get_by_role("button", name="保存").click()
    typed.goto(site.url + "/login/")
    typed.goto(site.url + "/edit/")
    expect(typed.get_by_role("button", name=OFFER)).to_be_visible()


def test_outlives_a_login_that_led_somewhere_else(typed: Page, site: Site) -> None:
    typed.evaluate(
        "document.querySelector('form').addEventListener('submit', (e) => e.preventDefault())"
    )
    typed.get_by_role("button", name="保存").click()
    for path in ("/login/", "/other/", "/edit/"):
        typed.goto(site.url + path)
    expect(typed.get_by_role("button", name=OFFER)).to_be_visible()


def test_is_forgotten_when_the_same_page_answers_otherwise_sorted(typed: Page, site: Site) -> None:
    site.answers = [Answer(302, "", {"Location": "/edit/"})]
    typed.get_by_role("button", name="保存").click()
    expect(typed.locator("textarea")).to_have_value("")
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_is_offered_after_a_refused_token_and_the_way_back(typed: Page, site: Site) -> None:
    site.answers = [Answer(403, "<h1>403</h1><a href='/other/'>回</a>")]
    typed.get_by_role("button", name="保存").click()
    expect(typed.get_by_role("heading")).to_have_text("403")
    typed.goto(site.url + "/edit/")
    expect(typed.get_by_role("button", name=OFFER)).to_be_visible()


def test_logging_out_forgets_everything(typed: Page, site: Site) -> None:
    typed.get_by_role("button", name="退出").click()
    typed.wait_for_url("**/logout/**")
    typed.goto(site.url + "/edit/")
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_another_user_is_not_offered_it(typed: Page, site: Site) -> None:
    site.pages["/edit/"] = site.pages["/edit/"].replace('data-user="7"', 'data-user="8"')
    typed.reload()
    expect(typed.get_by_role("button", name=OFFER)).to_have_count(0)


def test_tokens_are_not_kept(typed: Page) -> None:
    kept = typed.evaluate("JSON.stringify(sessionStorage)")
    assert "写了一个小时的办法" in kept
    assert "secret-token" not in kept
