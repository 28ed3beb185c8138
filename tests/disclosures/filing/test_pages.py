"""Every page of an empty and of a filled filing, for each who may see it."""

import pytest
from django.urls import reverse

from disclosures.enums import FilingState
from portal.enums import Role
from tests.disclosures.desk import college_filing, filled
from tests.factories import CollegeFactory, member
from tests.factories.values import SECTION_KEYS

pytestmark = pytest.mark.django_db

PAGES = ("tasks", "findings", "check", "history", "preview")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("make", [college_filing, filled])
def test_pages_of_the_whole_filing(browse, page, make):
    answer = browse(make()).page(page)
    assert answer.status_code == 200
    assert "青川大学" in answer.text


@pytest.mark.parametrize("key", SECTION_KEYS)
@pytest.mark.parametrize("make", [college_filing, filled])
def test_the_page_of_each_section(browse, key, make):
    answer = browse(make()).page("section", key)
    assert answer.status_code == 200
    assert 'name="revision"' in answer.text
    assert "data-autosave-url" in answer.text


def test_an_observer_reads_and_cannot_type(browse):
    browser = browse(filled(), Role.OBSERVER)
    text = browser.page("section", "charter").text
    assert "disabled" in text
    assert "您的角色只能查看" in text
    assert "data-autosave-url" not in text
    assert browser.send("section", "charter", data={"text": "甲", "revision": 1}).status_code == 403


def test_another_college_finds_nothing(browse):
    filing = filled()
    stranger = browse(filing, user=member(Role.SECRETARY, college=CollegeFactory()))
    for page, args in (("tasks", ()), ("section", ("charter",)), ("check", ()), ("history", ())):
        assert stranger.page(page, *args).status_code == 404
    assert stranger.send("submit").status_code == 404


def test_the_reviewer_does_not_read_drafts_but_may_see_receipts(browse):
    filing = filled()
    browser = browse(filing)
    browser.send("submit", data={"declaration": "on"})
    reviewer = browse(filing, user=member(Role.REVIEWER, federation=filing.federation))
    assert reviewer.page("tasks").status_code == 403
    assert "填写页面只对本校开放" in reviewer.page("section", "charter").text
    assert reviewer.page("receipt", 1).status_code == 200


def test_a_section_that_the_year_does_not_have_is_not_found(browse):
    browser = browse(filled())
    assert browser.page("section", "party_guidance").status_code == 404
    assert browser.page("section", "nonsense").status_code == 404


def test_the_task_list_says_how_far_each_section_is(browse):
    filing = filled({"roster[0].rank": "第四", "indicators.i03.number": "22"})
    filing.drafts.filter(key="congress").update(content={}, revision=0)
    text = browse(filing).page("tasks").text
    for status in ("未开始", "选填", "已填好", "处错误", "处矛盾待说明"):
        assert status in text, status


def test_the_task_list_names_who_saved_last(browse):
    filing = college_filing()
    browser = browse(filing)
    browser.send("section", "charter", data={"revision": 0, "text": "第一条"})
    who = filing.drafts.get(key="charter").updated_by.full_name
    assert f"{who} " in browser.page("tasks").text


@pytest.mark.parametrize(
    "state", [FilingState.SUBMITTED, FilingState.APPROVED, FilingState.PUBLISHED]
)
def test_a_locked_filing_shows_its_sections_without_a_way_to_save(browse, state):
    text = browse(filled(state=state)).page("section", "roster").text
    assert "已经锁定" in text
    assert "保存并填下一栏" not in text


def test_the_start_page_offers_what_is_next(browse):
    filing = filled()
    browser = browse(filing)
    assert "继续填报" in browser.get(reverse("start")).text
    browser.send("submit", data={"declaration": "on"})
    text = browser.get(reverse("start")).text
    assert "查看回执" in text
    assert reverse("filing:receipt", args=(filing.pk, 1)) in text


def test_the_indicators_page_shows_the_systems_verdict(browse):
    text = browse(filled({"indicators.i03.number": "22"})).page("section", "indicators").text
    for word in ("系统核验", "相符", "不符", "无依据"):
        assert word in text


def test_cells_of_the_roster_say_what_is_wrong_with_them(browse):
    text = browse(filled({"roster[2].rank": "9/10"})).page("section", "roster").text
    assert 'aria-describedby="id_rows-2-rank_findings"' in text
    assert 'id="id_rows-2-rank_findings"' in text
