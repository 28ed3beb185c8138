"""The desk by keyboard alone, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from reviews.models import Flag, Verdict
from tests.factories import PASSWORD
from tests.reviews.conftest import SECTIONS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def at_desk(transactional_db, make_case, live_server, page):
    """A reviewer, logged in, before the first section of an opened filing."""
    case = make_case()
    case.open()
    page.goto(f"{live_server.url}/account/login/")
    page.fill("[name=username]", case.reviewer.username)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/work/")
    page.goto(f"{live_server.url}/work/reviews/{case.submission.pk}/sections/{SECTIONS[0]}/")
    return page


def at(key):
    return re.compile(f"/sections/{key}/$")


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


def test_f_opens_a_question_that_is_ready_to_be_typed_and_sent(at_desk):
    at_desk.keyboard.press("f")
    expect(at_desk.locator("#flag-sentence")).to_be_focused()
    at_desk.keyboard.type("adjk 请核对。")
    at_desk.keyboard.press("Control+Enter")
    expect(at_desk.get_by_text("已记下这个问题")).to_be_visible()
    assert Flag.objects.get().sentence == "adjk 请核对。"
    assert not Verdict.objects.filter(kind="approved").exists()


def test_d_leads_to_the_decision_and_a_question_mark_tells_the_keys(at_desk):
    at_desk.keyboard.press("?")
    expect(at_desk.get_by_role("dialog")).to_contain_text("认可本栏目")
    at_desk.keyboard.press("Escape")
    at_desk.keyboard.press("d")
    expect(at_desk).to_have_url(re.compile("/decide/$"))


def test_the_pages_do_not_scroll_sideways_on_a_phone(at_desk):
    at_desk.set_viewport_size({"width": 390, "height": 800})
    for key in SECTIONS:
        at_desk.goto(at_desk.url.replace(at_desk.url.split("/")[-2], key))
        assert at_desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), key
