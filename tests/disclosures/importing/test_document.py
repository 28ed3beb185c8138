"""What only the import of a whole document can see, and what it does with odd documents."""

from __future__ import annotations

from random import Random

import pytest

from disclosures import editions
from disclosures.checks.imported import check_imported
from disclosures.demo import clean_disclosure
from disclosures.importing.blocks import Block, Cell, Document, Paragraph, Picture, Table
from disclosures.importing.document import read_document
from disclosures.importing.imported import Imported, Sureness
from disclosures.importing.readers.docx import read
from tests.disclosures.importing.plainword import Who, write_plain

FORM = editions.load("2024-2025")
BLOCKS = read(write_plain(clean_disclosure(Random(4), Who.school, "student", FORM), FORM)).blocks


def imported(blocks: list[Block]) -> Imported:
    return read_document(Document("docx", blocks))


def place(heading: str) -> int:
    """Where a heading stands."""
    return next(
        at
        for at, block in enumerate(BLOCKS)
        if isinstance(block, Paragraph) and block.text == heading
    )


def answered(first: str) -> list[Block]:
    """The blocks with another text in the first indicator's 结论."""
    blocks = list(BLOCKS)
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Table))
    table = blocks[at]
    assert isinstance(table, Table)
    rows = [list(row) for row in table.rows]
    rows[1][1] = Cell(first)
    blocks[at] = Table(rows)
    return blocks


@pytest.mark.parametrize(("cell", "answer"), [("☑是 ☑否", "both"), ("□是 □否", "blank")])
def test_both_boxes_or_none_are_told_and_not_guessed(cell: str, answer: str) -> None:
    found = imported(answered(cell))
    assert found.data["indicators"][0]["answer"] == answer
    (remark,) = found.remarks
    assert (remark.code, remark.path) == ("R01", "indicators.i01.answer")
    rules = [(finding.rule, finding.path) for finding in check_imported(found)]
    assert ("R01", "indicators.i01.answer") in rules
    assert len(rules) == len(set(rules))


def test_a_stale_year_in_the_legend_is_found() -> None:
    legend = Paragraph("标注“★”为核心指标；标注“▲”为观测指标，2022—2023学年暂不作硬性要求。")
    blocks = list(BLOCKS)
    blocks.insert(3, legend)
    found = imported(blocks)
    assert found.edition == "2024-2025"
    assert [(remark.code, remark.excerpt) for remark in found.remarks] == [("R34", "2022-2023")]
    assert "R34" in {finding.rule for finding in check_imported(found)}


def test_debris_is_dropped_and_said() -> None:
    blocks = [*BLOCKS[:9], Paragraph("- 4 -"), *BLOCKS[9:14], Paragraph("；"), *BLOCKS[14:]]
    found = imported(blocks)
    assert found.data["charter"] == imported(list(BLOCKS)).data["charter"]
    (remark,) = found.remarks
    assert remark.code == "T24"
    assert "共2处" in remark.sentence
    assert "T24" in {finding.rule for finding in check_imported(found)}


def test_the_forms_own_placeholder_in_a_heading_is_said() -> None:
    blocks = [
        Paragraph(block.text.replace("学生会章程》", "学生会（研究生会）章程》"))
        if isinstance(block, Paragraph) and block.text.startswith("二、")
        else block
        for block in BLOCKS
    ]
    found = imported(blocks)
    assert [remark.code for remark in found.remarks] == ["T20"]
    severities = {f.rule: f.severity for f in check_imported(found) if f.rule == "T20"}
    assert severities["T20"] == "information"


def test_a_table_that_is_a_picture_is_kept_and_asked_for() -> None:
    picture = Picture(b"png", "image/png", "名单.png")
    at = place("四、校级组织工作人员名单")
    found = imported([*BLOCKS[: at + 1], picture, *BLOCKS[at + 2 :]])
    assert found.data["roster"] is None
    assert ("roster", picture) in found.pictures
    assert [remark.path for remark in found.remarks] == ["roster"]


def test_a_chart_instead_of_a_table_is_a_chart() -> None:
    blocks: list[Block] = [
        Paragraph("校级组织工作机构组织架构图"),
        Picture(b"png", "image/png"),
        Paragraph("校级学生代表大会召开情况"),
        Paragraph("大会于2021年5月6日召开。"),
    ]
    data = imported(blocks).data
    assert (data["departments"], data["departments_chart"]) == (None, True)
    assert data["congress"]["date"] == "2021-05-06"


def test_what_has_no_place_is_kept_apart() -> None:
    at = place("四、校级组织工作人员名单")
    stray = Paragraph("以上人员均已通过资格审查并在校内公示。")
    found = imported([*BLOCKS[: at + 2], stray, *BLOCKS[at + 2 :]])
    assert [rest.text for rest in found.unplaced] == [stray.text]
    assert "名单" in found.unplaced[0].place


def test_a_notice_pasted_among_the_rules_is_parted_from_them() -> None:
    at = place("六、校级组织主席团成员选举办法")
    notice = ["关于做好节水工作的通知", "各学院：", "请注意节约用水。", "后勤处"]
    found = imported([*BLOCKS[:at], *map(Paragraph, notice), *BLOCKS[at:]])
    assert found.data["candidate_rules"] == imported(list(BLOCKS)).data["candidate_rules"]
    assert found.unplaced[0].text == "\n".join(notice)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [Paragraph("")],
        [Table([])],
        [Table([[]])],
        [Table([[Cell("")]])],
        [Paragraph("这是一封家书。" * 50)],
        [Table([[Cell("姓名")], [Cell("张三")]])],
        [Paragraph("一、改革自评表")] * 40,
        [Picture(b"", "image/png")],
    ],
)
def test_a_document_that_is_none_gives_nothing_and_no_error(blocks: list[Block]) -> None:
    found = imported(list(blocks))
    assert found.data["charter"] is None
    assert found.edition_sure is Sureness.LOW


def test_where_each_section_was_read_is_said() -> None:
    found = imported(list(BLOCKS))
    assert set(found.sources) == set(found.data["sections_order"])
    assert found.sources["roster"].place == "第3张表 “四、校级组织工作人员名单”"
    assert found.sources["charter"].snippet.startswith("（2024年11月20日")
    assert {source.sure for source in found.sources.values()} == {Sureness.HIGH}
