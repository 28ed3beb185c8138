"""autosave.js against a server that answers as the contract says (docs/design-system.md)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.static.site import Answer, Site

pytestmark = pytest.mark.browser

FORM = """
<div id="findings" data-findings>旧的核验结果</div>
<div data-conflict hidden></div>
<form method="post" action="/sent/" data-autosave-url="/save/" data-login-url="/login/">
  <input type="hidden" name="csrfmiddlewaretoken" value="old-token">
  <input type="hidden" name="revision" value="3">
  <label>名称 <input name="name" id="name"></label>
  <label>人数 <input name="number" id="number"></label>
  <input type="file" name="picture">
  <button>保存并返回</button>
</form>
<p data-saved-at aria-live="polite"></p>
"""
SAVED = Answer(200, {"revision": 4, "saved_at": "14:32", "findings_html": "<b>新的核验结果</b>"})


@pytest.fixture
def form(page: Page, site: Site) -> Page:
    site.answers = [SAVED]
    page.clock.install(time=0)
    page.goto(site.page("/edit/", FORM, ("leave", "autosave")))
    page.clock.pause_at(3_600_000)
    return page


def write(page: Page, text: str, field: str = "#name") -> None:
    page.locator(field).press_sequentially(text)


def wait(page: Page, milliseconds: int = 1600) -> None:
    page.clock.run_for(milliseconds)


def state(page: Page) -> object:
    return expect(page.locator("[data-saved-at]"))


def test_saves_a_second_and_a_half_after_the_last_change(form: Page, site: Site) -> None:
    write(form, "权益")
    wait(form, 1400)
    assert site.posts == []
    write(form, "部")
    wait(form, 1400)
    assert site.posts == []
    wait(form, 200)
    state(form).to_have_text("已保存 14:32")
    [post] = site.posts
    assert post.path == "/save/"
    assert post.headers["X-Autosave"] == "1"
    assert [post.value(n) for n in ("name", "revision", "csrfmiddlewaretoken")] == [
        "权益部",
        "3",
        "old-token",
    ]
    assert 'name="picture"' not in post.text


def test_takes_over_revision_and_findings(form: Page, site: Site) -> None:
    write(form, "甲")
    wait(form)
    state(form).to_have_text("已保存 14:32")
    expect(form.locator("[data-findings] b")).to_have_text("新的核验结果")
    expect(form.locator("[name=revision]")).to_have_value("4")
    write(form, "乙")
    wait(form)
    expect(form.locator("[data-saved-at]")).to_have_text("已保存 14:32")
    assert site.posts[-1].value("revision") == "4"


def test_never_saves_half_a_word_of_an_input_method(form: Page, site: Site) -> None:
    form.locator("#name").focus()
    client = form.context.new_cdp_session(form)
    client.send(
        "Input.imeSetComposition", {"text": "quanyi", "selectionStart": 6, "selectionEnd": 6}
    )
    wait(form, 5000)
    assert site.posts == []
    client.send("Input.insertText", {"text": "权益"})
    wait(form)
    state(form).to_have_text("已保存 14:32")
    assert [post.value("name") for post in site.posts] == ["权益"]


def test_mistakes_stand_beside_their_fields_and_go_when_mended(form: Page, site: Site) -> None:
    site.answers = [
        Answer(
            422, {"revision": 4, "saved_at": "14:32", "errors": {"number": "请填写数字，例如 38。"}}
        ),
        SAVED,
    ]
    write(form, "三十八", "#number")
    form.locator("#name").focus()
    wait(form)
    state(form).to_have_text("已保存 14:32")
    field = form.locator("#number")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert (
        form.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
        == "请填写数字，例如 38。"
    )
    field.fill("38")
    wait(form)
    expect(form.locator("[data-autosave-error]")).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_mistake_is_not_shown_while_its_field_is_being_typed_in(form: Page, site: Site) -> None:
    site.answers = [
        Answer(422, {"revision": 4, "saved_at": "14:32", "errors": {"number": "请填写数字。"}})
    ]
    write(form, "x", "#number")
    wait(form)
    state(form).to_have_text("已保存 14:32")
    expect(form.locator("[data-autosave-error]")).to_have_count(0)
    form.locator("#name").focus()
    wait(form, 10)
    expect(form.locator("[data-autosave-error]")).to_have_text("请填写数字。")


CONFLICT = Answer(
    409,
    {
        "revision": 9,
        "conflict_html": '<section data-revision="9"><p>同事写的</p><button data-keep-mine>用我输入的</button></section>',
    },
)


def test_a_conflict_keeps_what_was_typed_and_stops_saving(form: Page, site: Site) -> None:
    site.answers = [CONFLICT]
    write(form, "我写的")
    wait(form)
    expect(form.locator("[data-conflict]")).to_contain_text("同事写的")
    expect(form.locator("#name")).to_have_value("我写的")
    state(form).to_contain_text("没有保存")
    write(form, "更多")
    wait(form, 60_000)
    assert len(site.posts) == 1


def test_mine_can_be_kept_after_a_conflict(form: Page, site: Site) -> None:
    site.answers = [CONFLICT, SAVED]
    write(form, "我写的")
    wait(form)
    form.get_by_role("button", name="用我输入的").click()
    state(form).to_have_text("已保存 14:32")
    assert site.posts[-1].value("revision") == "9"
    assert site.posts[-1].value("name") == "我写的"
    expect(form.locator("[data-conflict]")).to_be_hidden()


@pytest.mark.parametrize(
    "answer", [Answer(401), Answer(302, headers={"Location": "/login/"})], ids=["401", "redirect"]
)
def test_an_expired_login_keeps_the_text_and_shows_the_way(
    form: Page, site: Site, answer: Answer
) -> None:
    site.answers = [answer]
    write(form, "很长的一段话")
    wait(form)
    state(form).to_contain_text("登录已过期")
    link = form.get_by_role("link", name="在新窗口登录")
    assert (link.get_attribute("href"), link.get_attribute("target")) == ("/login/", "_blank")
    expect(form.locator("#name")).to_have_value("很长的一段话")


def test_back_from_the_login_the_text_is_saved_with_a_fresh_token(form: Page, site: Site) -> None:
    site.answers = [Answer(401), SAVED]
    write(form, "很长的一段话")
    wait(form)
    state(form).to_contain_text("登录已过期")
    site.page("/edit/", FORM.replace("old-token", "fresh-token"))
    form.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    state(form).to_have_text("已保存 14:32")
    assert site.posts[-1].value("csrfmiddlewaretoken") == "fresh-token"
    assert site.posts[-1].value("name") == "很长的一段话"


def test_a_failing_server_is_tried_again_with_a_sentence(form: Page, site: Site) -> None:
    site.answers = [Answer(503), Answer(503), SAVED]
    write(form, "甲")
    wait(form)
    state(form).to_contain_text("正在自动重试")
    wait(form, 5000)
    state(form).to_contain_text("正在自动重试")
    assert len(site.posts) == 2
    wait(form, 10_000)
    state(form).to_have_text("已保存 14:32")


def test_a_lost_network_is_tried_again(form: Page, site: Site) -> None:
    form.context.set_offline(True)
    write(form, "甲")
    wait(form)
    state(form).to_contain_text("连不上服务器")
    form.context.set_offline(False)
    wait(form, 5000)
    state(form).to_have_text("已保存 14:32")


def test_a_refusal_says_its_reason_and_is_not_repeated(form: Page, site: Site) -> None:
    site.answers = [Answer(403, {"error": "填报周期已经结束，不能再修改。"})]
    write(form, "甲")
    wait(form)
    state(form).to_have_text("填报周期已经结束，不能再修改。")
    wait(form, 60_000)
    assert len(site.posts) == 1


def test_a_submit_waits_for_the_save_under_way(form: Page, site: Site) -> None:
    site.gate.clear()
    write(form, "甲")
    wait(form)
    state(form).to_have_text("正在保存…")
    form.get_by_role("button", name="保存并返回").click()
    site.gate.set()
    form.wait_for_url("**/sent/")
    assert [post.path for post in site.posts] == ["/save/", "/sent/"]
    assert "revision=4" in site.posts[1].text


def test_typing_during_a_save_is_saved_next(form: Page, site: Site) -> None:
    site.gate.clear()
    write(form, "甲")
    wait(form)
    state(form).to_have_text("正在保存…")
    write(form, "乙")
    site.gate.set()
    state(form).to_have_text("已保存 14:32")
    wait(form)
    expect(form.locator("[data-saved-at]")).to_have_attribute("data-state", "saved")
    assert site.posts[-1].value("name") == "甲乙"


def test_what_is_typed_while_a_conflict_arrives_is_not_sent_over_it(form: Page, site: Site) -> None:
    site.answers = [CONFLICT]
    site.gate.clear()
    write(form, "甲")
    wait(form)
    state(form).to_have_text("正在保存…")
    write(form, "乙")
    site.gate.set()
    state(form).to_contain_text("没有保存")
    wait(form, 60_000)
    assert len(site.posts) == 1
    expect(form.locator("#name")).to_have_value("甲乙")


def test_a_token_made_stale_by_another_window_is_renewed_once(form: Page, site: Site) -> None:
    site.answers = [Answer(403, "<h1>403</h1>"), SAVED]
    site.page("/edit/", FORM.replace("old-token", "fresh-token"))
    write(form, "甲")
    wait(form)
    state(form).to_have_text("已保存 14:32")
    assert [post.value("csrfmiddlewaretoken") for post in site.posts] == [
        "old-token",
        "fresh-token",
    ]


def test_a_refusal_may_point_at_fields(form: Page, site: Site) -> None:
    site.answers = [
        Answer(400, {"error": "人数太长。", "errors": {"number": "请写少于 10 个字。"}})
    ]
    write(form, "三十八", "#number")
    form.locator("#name").focus()
    wait(form)
    state(form).to_have_text("人数太长。")
    expect(form.locator("[data-autosave-error]")).to_have_text("请写少于 10 个字。")


def test_a_double_click_on_submit_sends_once(form: Page, site: Site) -> None:
    site.answers = [Answer(204, "")]
    with form.expect_response("**/sent/"):
        form.get_by_role("button", name="保存并返回").dblclick()
    assert [post.path for post in site.posts] == ["/sent/"]


def test_a_submit_does_not_follow_a_save_that_met_a_conflict(form: Page, site: Site) -> None:
    site.answers = [CONFLICT]
    site.gate.clear()
    write(form, "甲")
    wait(form)
    state(form).to_have_text("正在保存…")
    form.get_by_role("button", name="保存并返回").click()
    site.gate.set()
    expect(form.locator("[data-conflict]")).to_contain_text("同事写的")
    assert [post.path for post in site.posts] == ["/save/"]
