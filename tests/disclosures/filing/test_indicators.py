"""The indicator page: declared answer, verdict, findings, explanation, links to the evidence."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures.checks import VerdictState
from disclosures.domain import explanations
from disclosures.domain.resting import line_of
from disclosures.editions import keys, load
from disclosures.filing.indicators import Desk, lines
from tests.disclosures.desk import acting, college_filing, filled
from tests.factories import CycleFactory, EditionFactory

pytestmark = pytest.mark.django_db

MISTAKES = {
    "indicators.i03.number": "22",
    "indicators.i07.answer": "否",
    "indicators.i07.reason": "名单有调整",
    "roster[5].rank": "10/32",
}


def item(text, indicator):
    """The page's piece about one indicator."""
    return re.search(rf'<li id="{indicator}".*?</li>\s*(?=<li id="i|</ol>)', text, re.DOTALL)[0]


def test_it_shows_what_is_declared_and_what_the_system_says(browse):
    text = browse(filled(MISTAKES)).page("indicators").text
    assert text.count('<li id="i') == 19
    staff = item(text, "i03")
    assert "实有22人" in staff
    assert "不符" in staff
    assert "名单共有23人" in staff
    assert "名单有调整" in item(text, "i07")
    assert "相符" in item(text, "i05")


def test_the_evidence_leads_to_the_field_the_row_and_the_article(browse):
    filing = filled(MISTAKES)
    text = browse(filing).page("indicators").text
    assert f"/work/filings/{filing.pk}/sections/indicators/#id_i03-number" in item(text, "i03")
    assert f"/work/filings/{filing.pk}/sections/roster/#id_rows-5-rank" in item(text, "i08")
    assert f"/work/filings/{filing.pk}/sections/roster/#id_rows-0-name" in item(text, "i04")


def test_every_link_leads_to_an_element_of_the_page(browse):
    browser = browse(filled())
    text = browser.page("indicators").text
    wanted = set(re.findall(r'href="(/work/filings/\d+/sections/[^"#]+)#([^"]+)"', text))
    assert len(wanted) > 19
    for address, element in sorted(wanted):
        assert f'id="{element}"' in browser.get(address).text, (address, element)


def test_an_explanation_stands_beside_its_finding(browse):
    filing = filled(MISTAKES)
    explanations.write(acting(filing), filing, "R12", "roster[5].rank", "该同学休学一年。")
    assert "该同学休学一年。" in item(browse(filing).page("indicators").text, "i08")


def test_only_what_is_not_borne_out(browse):
    filing = filled(MISTAKES)
    browser = browse(filing)
    shown = browser.page("indicators", only="open").text
    states = [line.declared.verdict.state for line in lines(Desk(acting(filing), filing))]
    unproven = [state for state in states if state is not VerdictState.CONSISTENT]
    assert 0 < len(unproven) < 19
    assert shown.count('<li id="i') == len(unproven)
    assert 'id="i03"' in shown
    assert 'id="i05"' not in shown


def test_it_is_linked_from_where_one_looks_for_it(browse):
    filing = filled()
    browser = browse(filing)
    for page in (("tasks",), ("findings",), ("section", "indicators")):
        assert f"/work/filings/{filing.pk}/indicators/" in browser.page(*page).text


@pytest.mark.parametrize("edition", keys())
def test_every_year_has_its_page_even_when_nothing_is_filled(browse, edition):
    cycle = CycleFactory(edition=EditionFactory(key=edition))
    filing = college_filing(cycle=cycle)
    text = browse(filing).page("indicators").text
    assert text.count('<li id="i') == len(load(edition).indicators)
    assert "未作答" in text


@pytest.mark.parametrize("make", [college_filing, filled])
def test_the_number_of_queries(browse, make):
    browser = browse(make())
    with CaptureQueriesContext(connection) as queries:
        assert browser.page("indicators").status_code == 200
    assert len(queries) == 16


def test_a_place_in_a_text_is_found_by_its_words():
    class Text:
        text = "章程\n第一章 总则\n第一条 本会。\n（一）服务同学。\n第二条 甲。"

    assert line_of(Text, "第一章第一条第（一）项") == 3
    assert line_of(Text, "第一章第二条") == 5
    assert line_of(Text, "第九章") == 0
    assert line_of(object(), "第九章") == 0


def test_a_quoted_sentence_marks_the_words_that_bear_the_answer_out(browse):
    assert "<mark>" in browse(filled()).page("indicators").text
