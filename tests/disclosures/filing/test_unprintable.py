"""Before it is sent, the college is told which characters the PDF cannot show."""

import pytest

from tests.disclosures.desk import filled

pytestmark = pytest.mark.django_db


def test_the_check_page_names_place_codepoint_and_what_to_do(browse):
    browser = browse(filled({"roster[1].name": "顾\ue5f1"}))
    text = browser.page("check").content.decode()
    assert "PDF 里有 1 处字显示不出来" in text
    assert "第2行“姓名”</a>：U+E5F1。这是旧版 Windows 或 WPS 的自造字" in text
    assert f'<a href="/work/filings/{browser.filing.pk}/sections/roster/">' in text


def test_nothing_is_said_where_every_character_shows(browse):
    assert "显示不出来" not in browse(filled({})).page("check").content.decode()
