"""A filing's workbook: what is in it, that it is text, and how it prints."""

from __future__ import annotations

import io
import zipfile

import pytest

from disclosures import editions
from disclosures.content import Answer, Indicators, Roster, RosterRow
from disclosures.exporting import filing, published, workbook
from disclosures.exporting.sheets import Column, Sheet
from tests.disclosures.exporting.books import MOMENT, filed, opened, table, written
from tests.disclosures.publication import invented

PEOPLE = Roster(
    rows=(
        RosterRow(name="林知夏", post="主席", rank="2/27", note="=1+1"),
        RosterRow(name="顾 㛃", department="文体部", rank="1/46", experience="班长\n团支书"),
    )
)


@pytest.mark.parametrize("edition", editions.keys())
def test_every_year_has_its_sheets_the_roster_first(edition):
    form = editions.load(edition)
    names = opened(written(filed(edition))).sheetnames
    assert names[:3] == ["名单", "指标", "问题"]
    assert names[-4:] == ["学代会", "规章制度", "主要责任人", "说明"]
    assert ("二级自评" in names) == (form.second_level is not None)
    assert "工作部门" in names


def test_the_roster_has_all_that_was_asked_and_ranks_stay_text():
    content = invented.disclosure(roster=PEOPLE)
    page = opened(written(filed(content=content)))["名单"]
    first, second = table(page)
    rank = next(label for label in first if "本人排名" in label)
    assert (first["序号"], first["姓名"], first["职务"], first[rank]) == (
        1,
        "林知夏",
        "主席",
        "2/27",
    )
    assert (second["姓名"], second["学生工作经历"]) == ("顾 㛃", "班长\n团支书")
    cell = next(cell for cell in page[3] if cell.value == "2/27")
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_no_cell_of_any_sheet_is_a_formula():
    bad = "=cmd|' /C calc'!A0"
    rows = (RosterRow(**dict.fromkeys(RosterRow.model_fields, bad)),)
    answers = {"i02": Answer(answer=bad, note=bad, reason=bad, remedy_date=bad)}
    content = invented.disclosure(roster=Roster(rows=rows), indicators=Indicators(answers=answers))
    one = filed(content=content, caption=bad, facts=((bad, bad),))
    cells = [cell for page in opened(written(one)) for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert f"'{bad}" in texts
    assert not [text for text in texts if text[0] in "=+@"]


def test_the_indicators_show_answer_remark_and_verdict():
    one = filed()
    rows = {row["编号"].rstrip("★▲"): row for row in table(opened(written(one))["指标"])}
    assert rows["2"]["填报"] == "否"
    assert rows["2"]["原因"] == "正在合并两个中心"
    assert rows["3"]["备注"] == "实有6人；含轮值执行主席1人"
    assert {row["系统核验"] for row in rows.values()} <= {"相符", "不符", "无依据"}
    assert sum(row["问题数"] for row in rows.values()) > 0
    both = invented.disclosure(indicators=Indicators(answers={"i01": Answer(answer="both")}))
    assert table(opened(written(filed(content=both)))["指标"])[0]["填报"] == "是、否"


def test_the_findings_come_heaviest_first_with_their_explanations():
    one = filed()
    rows = table(opened(written(one))["问题"])
    assert len(rows) == len(one.findings) > 5
    ranks = ["错误", "矛盾", "提醒", "提示", "无法核验"]
    assert [row["级别"] for row in rows] == sorted((row["级别"] for row in rows), key=ranks.index)
    explained = [row for row in rows if row["学校的说明"]]
    assert [row["问题"] for row in explained] == [one.findings[0].message]
    assert all(row["位置"].startswith("在") for row in rows)


def test_nothing_found_says_so():
    page = opened(written(filed(findings=())))["问题"]
    assert "没有发现问题。" in [cell.value for cell in page["A"]]


def test_every_sheet_says_that_it_is_a_draft_and_prints_on_a4():
    for page in opened(written(filed())):
        assert "（草稿）" in page["A1"].value
        assert page.freeze_panes == "A3"
        assert page.print_title_rows == "$2:$2"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert all(cell.alignment.wrap_text for cell in page[2])


def test_the_same_content_gives_the_same_bytes_and_names_nobody():
    raw = written(filed())
    assert raw == written(filed())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(raw).properties
    assert (properties.creator, properties.lastModifiedBy) == (workbook.MAKER, None)
    assert properties.modified == MOMENT.replace(tzinfo=None)


def test_sheet_names_are_such_as_excel_takes():
    assert workbook.sheet_name("a/b[c]:*?\\'" + "长" * 40) == "a b c " + "长" * 22
    assert workbook.sheet_name("表", ["表", "表2"]) == "表3"
    assert workbook.sheet_name("//") == "表"


def test_a_sheet_without_rows_opens():
    sheet = Sheet("空", "空表", (Column("a", "甲"),), ())
    page = opened(workbook.write([sheet], "空", MOMENT))["空"]
    assert page["A2"].value == "甲"


@pytest.mark.parametrize("edition", editions.keys())
def test_a_publication_gives_its_redacted_tables(edition):
    document = invented.document(edition, names=invented.NamePolicy.MASKED)
    origin = (("验证码", "ABCD"),)
    raw = workbook.write(published.sheets(document, origin), document.title, MOMENT)
    book = opened(raw)
    assert book.sheetnames[0] == "名单"
    assert table(book["名单"])[0]["姓名"] == "林*"
    everything = str([row for page in book for row in page.iter_rows(values_only=True)])
    for secret in (invented.SECRET, "林知夏", "欧阳若水"):
        assert secret not in everything
    assert ("验证码", "ABCD") in list(book["说明"].iter_rows(values_only=True))


def test_the_parts_can_be_had_one_by_one():
    names = [sheet.name for sheet in filing.sheets(filed())]
    assert len(names) == len(set(names))


def test_rows_are_as_high_as_their_text_and_never_higher_than_excel_takes():
    sheet = Sheet(
        "长",
        "长表",
        (Column("a", "甲", 12), Column("b", "乙", 40)),
        (("短", "一行"), ("十个汉字要占两行宽度", "x"), ("a\nb\nc", None), ("字" * 5000, 1)),
    )
    page = opened(workbook.write([sheet], "长", MOMENT))["长"]
    assert page.row_dimensions[1].height == 28
    narrow = Sheet("窄", "这个标题在窄表上要占两行才放得下", (Column("a", "甲", 30),), ())
    assert opened(workbook.write([narrow], "窄", MOMENT))["窄"].row_dimensions[1].height == 56
    heights = [page.row_dimensions[number].height for number in range(2, 7)]
    assert heights == [19, 19, 34, 49, 409]
