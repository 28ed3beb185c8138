"""The desk by keyboard alone, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from portal.access import actor_of
from reviews.domain import claims, verdicts
from reviews.models import Flag, Review, Verdict
from tests.factories import PASSWORD
from tests.reviews.conftest import SECTIONS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(transactional_db, make_case):
    """A filing with an explained contradiction and a warning, opened."""
    case = make_case()
    case.open()
    return case


@pytest.fixture
def at_desk(opened, live_server, page):
    """A reviewer, logged in, before the first section of an opened filing."""
    page.goto(f"{live_server.url}/account/login/")
    page.fill("[name=username]", opened.reviewer.username)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/work/")
    page.goto(f"{live_server.url}/work/reviews/{opened.submission.pk}/sections/{SECTIONS[0]}/")
    return page


def at(key):
    return re.compile(f"/sections/{key}/$")


def go(page, key):
    page.goto(re.sub(r"/sections/\w+/.*", f"/sections/{key}/", page.url))


def test_a_approves_and_goes_on(at_desk):
    at_desk.keyboard.press("a")
    expect(at_desk).to_have_url(at(SECTIONS[1]))
    assert list(Verdict.objects.values_list("section", "kind")) == [(SECTIONS[0], "approved")]


def test_j_and_k_move_without_a_verdict(at_desk):
    at_desk.keyboard.press("j")
    expect(at_desk).to_have_url(at(SECTIONS[1]))
    at_desk.keyboard.press("k")
    expect(at_desk).to_have_url(at(SECTIONS[0]))
    assert not Verdict.objects.exists()


def test_a_digit_says_why_against_the_machine_and_enter_approves(at_desk):
    go(at_desk, "roster")
    at_desk.keyboard.press("a")
    expect(at_desk.locator("#why-sentence")).to_be_focused()
    at_desk.keyboard.press("1")
    expect(at_desk.locator("#why-sentence")).to_have_value("学校的说明成立。")
    at_desk.keyboard.press("Enter")
    expect(at_desk).not_to_have_url(at("roster"))
    assert Verdict.objects.get().sentence == "学校的说明成立。"


def test_an_own_reason_may_begin_with_anything_and_hold_digits(at_desk):
    go(at_desk, "roster")
    at_desk.keyboard.press("a")
    expect(at_desk.locator("#why-sentence")).to_be_focused()
    at_desk.keyboard.type("核对了 21 人，a j k 都对。")
    at_desk.keyboard.press("Enter")
    expect(at_desk).not_to_have_url(at("roster"))
    assert Verdict.objects.get().sentence == "核对了 21 人，a j k 都对。"


def test_f_opens_a_question_that_is_ready_to_be_typed_and_sent(at_desk):
    at_desk.keyboard.press("f")
    expect(at_desk.locator("#flag-sentence")).to_be_focused()
    at_desk.keyboard.type("adjk 请核对 3 处。")
    at_desk.keyboard.press("Control+Enter")
    expect(at_desk.get_by_text("已记下这个问题")).to_be_visible()
    assert Flag.objects.get().sentence == "adjk 请核对 3 处。"
    assert not Verdict.objects.filter(kind="approved").exists()


def test_a_digit_makes_a_question_of_a_finding(at_desk):
    go(at_desk, "roster")
    at_desk.keyboard.press("f")
    expect(at_desk.locator("#flag-sentence")).to_be_focused()
    at_desk.keyboard.press("2")
    at_desk.keyboard.press("1")
    expect(at_desk.locator("#flag-path")).to_have_value("roster[1].rank")
    at_desk.keyboard.press("Control+Enter")
    expect(at_desk.get_by_text("已记下这个问题")).to_be_visible()
    asked = Flag.objects.get()
    assert (asked.rule, asked.path, asked.template) == ("R12", "roster[1].rank", "R12")
    assert asked.sentence.startswith("第2行王听雨的排名21/35")


def test_once_something_was_typed_digits_are_digits(at_desk):
    go(at_desk, "roster")
    at_desk.keyboard.press("f")
    expect(at_desk.locator("#flag-sentence")).to_be_focused()
    at_desk.keyboard.type("第1")
    expect(at_desk.locator("#flag-sentence")).to_have_value("第1")


def test_escape_leaves_the_question_and_keys_work_again(at_desk):
    at_desk.keyboard.press("f")
    expect(at_desk.locator("#flag-sentence")).to_be_focused()
    at_desk.keyboard.press("Escape")
    expect(at_desk.locator("#flag")).not_to_have_attribute("open", "")
    at_desk.keyboard.press("j")
    expect(at_desk).to_have_url(at(SECTIONS[1]))


def test_keys_are_not_ours_while_characters_are_composed(at_desk):
    dispatch = """() => document.body.dispatchEvent(new KeyboardEvent('keydown',
        {key: 'a', bubbles: true, cancelable: true, isComposing: true}))"""
    at_desk.evaluate(dispatch)
    at_desk.keyboard.press("j")
    expect(at_desk).to_have_url(at(SECTIONS[1]))
    assert not Verdict.objects.exists()


def test_u_takes_the_last_step_back(at_desk):
    at_desk.keyboard.press("a")
    expect(at_desk).to_have_url(at(SECTIONS[1]))
    at_desk.keyboard.press("u")
    expect(at_desk).to_have_url(at(SECTIONS[0]))
    expect(at_desk.get_by_text("已收回对")).to_be_visible()
    assert verdicts.current(Review.objects.get()) == {}


def test_c_approves_the_clean_ones_and_n_leads_to_what_is_left(at_desk):
    at_desk.keyboard.press("c")
    expect(at_desk).to_have_url(at("roster"))
    expect(at_desk.get_by_text("还有 2 个栏目要看")).to_be_visible()
    at_desk.keyboard.press("n")
    expect(at_desk).to_have_url(at("congress"))
    assert len(verdicts.current(Review.objects.get())) == len(SECTIONS) - 2


def test_s_puts_the_original_beside_and_keeps_it_there(at_desk):
    at_desk.keyboard.press("s")
    expect(at_desk.get_by_role("heading", name="学校提交的原件")).to_be_visible()
    at_desk.keyboard.press("j")
    expect(at_desk.get_by_role("heading", name="学校提交的原件")).to_be_visible()
    at_desk.keyboard.press("s")
    expect(at_desk.get_by_role("heading", name="学校提交的原件")).to_have_count(0)


def test_d_leads_to_the_decision_and_a_question_mark_tells_the_keys(at_desk):
    at_desk.keyboard.press("?")
    expect(at_desk.get_by_role("dialog")).to_contain_text("认可本栏目")
    at_desk.keyboard.press("Escape")
    at_desk.keyboard.press("d")
    expect(at_desk).to_have_url(re.compile("/decide/$"))


def test_who_is_overtaken_while_reading_is_told_and_loses_nothing(at_desk, opened):
    at_desk.keyboard.press("f")
    at_desk.locator("#flag-sentence").fill("写到一半。")
    colleague = opened.colleague()
    claims.release(opened.actor, opened.filing)
    claims.take(actor_of(colleague), opened.filing)
    at_desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(at_desk.get_by_role("alert")).to_contain_text("已由别人接手")
    expect(at_desk.get_by_text(f"{colleague.full_name}正在审阅")).to_be_visible()
    expect(at_desk.locator("#flag-sentence")).to_have_value("写到一半。")
    expect(at_desk.get_by_role("button", name="记下问题")).to_be_disabled()


def test_the_pages_do_not_scroll_sideways_on_a_phone(at_desk):
    at_desk.set_viewport_size({"width": 390, "height": 800})
    for key in SECTIONS:
        at_desk.goto(at_desk.url.replace(at_desk.url.split("/")[-2], key))
        assert at_desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), key
