"""The columns of a roster: suggested, corrected by hand, remembered for the college."""

import pytest

from disclosures.models import RosterMatching
from tests.disclosures.desk import college_filing
from tests.disclosures.filing.imports.brought import TABLE, brought
from tests.factories import ImportFactory

pytestmark = pytest.mark.django_db

PASTED = (
    "姓名\t部门\t备用\t联系电话\n安然\t学习部\t3/40\t13800000000\n白露\t文体部\t5/41\t13900000000\n"
)


@pytest.fixture
def pasted(browse):
    """A browser and the number of a roster pasted into it."""
    browser = browse(college_filing())
    answer = browser.send("import_paste", data={"text": PASTED})
    assert answer.status_code == 302
    return browser, browser.filing.imports.get().pk


def test_a_pasted_roster_goes_straight_to_the_proposals(pasted):
    browser, number = pasted
    text = browser.page("import_one", number).text
    assert "名单的列对不上？" in text
    assert "安然" in text
    assert "表式" not in text


def test_the_page_shows_the_first_rows_below_what_each_column_is(pasted):
    browser, number = pasted
    text = browser.page("import_columns", number).text
    assert '<option value="name" selected>' in text
    assert '<option value="department" selected>' in text
    assert "第3列“备用”" in text


def test_personal_numbers_are_not_repeated(pasted):
    browser, number = pasted
    assert "13800000000" not in browser.page("import_columns", number).text


def test_a_corrected_column_is_read_and_remembered(pasted):
    browser, number = pasted
    chosen = {"column-0": "name", "column-1": "department", "column-2": "rank", "column-3": ""}
    answer = browser.send("import_columns", number, data=chosen)
    assert answer.status_code == 302
    assert "下次同样的表头会自动对应" in browser.get(answer.url).text
    assert "3/40" in browser.page("import_one", number).text
    assert RosterMatching.objects.get().fields["2"] == "rank"


def test_without_a_header_nothing_is_said_to_be_remembered(browse):
    browser = browse(college_filing())
    browser.send("import_paste", data={"text": "安然\t学习部\t3/40\n白露\t文体部\t5/41\n"})
    number = browser.filing.imports.get().pk
    chosen = {"column-0": "name", "column-1": "department", "column-2": "rank"}
    answer = browser.send("import_columns", number, data=chosen)
    text = browser.get(answer.url).text
    assert "已按新的对应关系重新读取。" in text
    assert not RosterMatching.objects.exists()


def test_without_a_name_nothing_is_read_and_the_choice_stays(pasted):
    browser, number = pasted
    chosen = {"column-0": "note", "column-1": "department", "column-2": "rank"}
    answer = browser.send("import_columns", number, data=chosen)
    assert answer.status_code == 422
    assert "请指出哪一列是姓名" in answer.text
    assert '<option value="note" selected>' in answer.text
    assert not RosterMatching.objects.exists()


def test_skipped_rows_and_what_was_put_back_are_told(browse):
    filing = college_filing()
    one = ImportFactory(filing=filing, table=TABLE)
    one.result["remarks"] = [
        {"code": "", "path": "roster", "sentence": "表格软件把1个名次变成了日期。", "excerpt": ""}
    ]
    one.save()
    text = browse(filing).page("import_columns", one.pk).text
    assert "跳过的1行" in text
    assert "第4行（合计）：合计 1人" in text
    assert "把1个名次变成了日期" in text


def test_cells_are_shown_as_they_look(browse):
    filing = college_filing()
    rows = [["名单", "名单"], ["序号", "姓名"], [1.0, "安然"], [None, ""]]
    one = ImportFactory(filing=filing, table=TABLE | {"rows": rows, "header": ["序号", "姓名"]})
    text = browse(filing).page("import_columns", one.pk).text
    assert text.count('title="名单"') == 1
    assert 'title="1"' in text
    assert "None" not in text


def test_a_document_has_no_columns(browse):
    filing = college_filing()
    assert browse(filing).page("import_columns", brought(filing).pk).status_code == 404
