"""The assembled document: fixed texts of the edition, filed content in the form's order."""

from __future__ import annotations

import pytest

from disclosures import editions, exchange
from disclosures.content import Departments, Disclosure, Indicators
from disclosures.publication.document import Document, from_json, to_json
from tests.disclosures.publication import invented


def section(document: Document, key: str):
    return next(one for one in document.sections if one.key == key)


def table(document: Document, key: str, name: str):
    return next(b for b in section(document, key).blocks if b.kind == "table" and b.name == name)


@pytest.mark.parametrize("year", editions.keys())
def test_sections_stand_in_the_order_and_words_of_the_edition(year: str) -> None:
    form, document = editions.load(year), invented.document(year)
    names = {"school": "云岭海洋大学", "organisation": "学生会"}
    assert [one.title for one in document.sections] == [
        form.text(s.title, **names) for s in form.sections
    ]
    assert document.preamble == form.text(form.preamble, **names)


@pytest.mark.parametrize("year", editions.keys())
def test_it_survives_the_database(year: str) -> None:
    document = invented.document(year)
    assert from_json(to_json(document)) == document


def test_the_same_input_gives_the_same_document() -> None:
    assert invented.document() == invented.document()


def test_the_closing_line_has_the_mailboxes_of_the_cycle() -> None:
    closing = invented.document().closing
    assert "云溪省学生联合会秘书处邮箱 yunxi@example.org" in closing
    assert "quanguo@example.org" in closing


def test_answers_show_both_options_and_tick_the_given_one() -> None:
    rows = table(invented.document(), "indicators", "indicators").rows
    assert rows[0].cells[1].options == ("是", "否")
    assert rows[0].cells[1].chosen == ("是",)
    assert rows[1].cells[1].chosen == ("否",)


def test_2020_says_met_and_not_met_and_groups_three_items() -> None:
    rows = table(invented.document("2020"), "indicators", "indicators").rows
    assert rows[0].cells[1].options == ("达标", "未达标")
    assert [row.group for row in rows if row.group] == ["3. 机构和人员规模"]


@pytest.mark.parametrize(("given", "ticked"), [("both", ("是", "否")), ("", ()), ("随便", ())])
def test_an_unclear_answer_is_shown_as_it_is(given: str, ticked: tuple[str, ...]) -> None:
    answers = invented.answers(editions.load(invented.EDITION))
    answers["i01"] = answers["i01"].model_copy(update={"answer": given})
    content = invented.disclosure(indicators=Indicators(answers=answers))
    rows = table(invented.document(content=content), "indicators", "indicators").rows
    assert rows[0].cells[1].chosen == ticked


def test_remarks_fill_the_prompt_of_the_form() -> None:
    rows = table(invented.document(), "indicators", "indicators").rows
    assert rows[2].cells[2].text == "实有6人；含轮值执行主席1人"
    assert rows[10].cells[2].text == "召开日期为：2024年11月20日"
    assert rows[1].cells[2].text == "原因：正在合并两个中心；计划改正日期：2025年6月1日"


def test_a_remark_that_holds_the_prompt_is_not_printed_twice() -> None:
    answers = invented.answers(editions.load(invented.EDITION))
    answers["i03"] = answers["i03"].model_copy(
        update={"number": "23", "note": "实有23人（含主席团）"}
    )
    content = invented.disclosure(indicators=Indicators(answers=answers))
    rows = table(invented.document(content=content), "indicators", "indicators").rows
    assert rows[2].cells[2].text == "实有23人（含主席团）"


def test_the_congress_is_told_in_facts_first() -> None:
    pairs = dict(section(invented.document(), "congress").blocks[0].rows)
    assert pairs == {
        "届次": "第三次",
        "召开时间": "2024年11月20日",
        "地点": "云海礼堂",
        "正式代表": "120名",
        "选举": "候选人7名，应选5名，当选5名",
        "代表团": "第一代表团60名",
    }


def test_core_items_are_marked_in_sign_and_word() -> None:
    rows = table(invented.document(), "indicators", "indicators").rows
    marked = [row.cells[0].lead for row in rows if row.cells[0].mark == "核心指标"]
    assert marked == ["1★", "11★", "17★"]


def test_the_matrix_has_a_column_for_each_item() -> None:
    matrix = table(invented.document(), "second_level", "matrix")
    assert [column.label for column in matrix.columns[1:]] == [str(n) for n in range(1, 15)]
    assert [cell.text for cell in matrix.rows[0].cells[:3]] == ["第0学院学生会", "是", "否"]


def test_a_table_that_is_not_demanded_and_not_filed_is_left_out() -> None:
    bare = invented.document(content=invented.disclosure(second_level=Disclosure().second_level))
    assert "second_level" not in [one.key for one in bare.sections]


def test_a_demanded_section_without_content_says_so() -> None:
    bare = invented.document(content=invented.disclosure(departments=Departments()))
    assert [block.text for block in section(bare, "departments").blocks] == ["本栏目未填报内容。"]


def test_the_roster_is_numbered_in_the_years_columns() -> None:
    roster = table(invented.document(), "roster", "roster")
    assert [column.key for column in roster.columns] == [
        "no",
        "name",
        "department",
        "political_status",
        "rank",
    ]
    assert roster.rows[5].cells[0].text == "6"
    assert roster.row_header == 1


def test_the_chart_of_the_early_years_is_shown_with_its_words() -> None:
    chart = Departments(chart="7", chart_text="主席团\n学习部")
    blocks = section(
        invented.document("2020", content=invented.disclosure("2020", departments=chart)),
        "departments",
    ).blocks
    assert [block.kind for block in blocks] == ["picture", "paragraph", "paragraph"]
    assert blocks[0].attachment == "7"


def test_the_data_is_the_exchange_format_and_reads_back() -> None:
    document = invented.document()
    found = exchange.read(document.data, editions.load(invented.EDITION))
    assert found.problems == []
    assert found.disclosure.charter.text == invented.CHARTER
    assert [row.name for row in found.disclosure.roster.rows] == list(invented.NAMES)
    assert found.header.complaint_emails == ("yunxi@example.org", "quanguo@example.org")
