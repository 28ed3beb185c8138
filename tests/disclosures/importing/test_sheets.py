"""Rosters as files: what is kept of their tables, and how columns are told by hand."""

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.files import read_file
from disclosures.importing.sheets import corrected, read_clipboard

ODD = "甲,乙,丙\n张小明,学习部,3/40\n李小红,学习部,5/41\n王小刚,文体部,7/42\n赵小兰,文体部,1/43\n"


def test_what_nobody_may_ask_for_is_not_kept() -> None:
    text = (
        "姓名,部门,手机号,学号,民族\n"
        "张小明,学习部,13800000000,20230101,汉族\n"
        "李小红,学习部,13900000000,20230102,壮族\n"
    )
    found = read_file(text.encode("utf-8-sig"), "名单.csv")
    assert [row["name"] for row in found.data["roster"]] == ["张小明", "李小红"]
    kept = str(found.to_json())
    for private in ("13800000000", "20230102", "壮族"):
        assert private not in kept
    assert any("手机号" in remark.sentence for remark in found.remarks)


def test_columns_that_nobody_knows_are_told_by_hand() -> None:
    found = read_file(ODD.encode("gb18030"), "名单.csv")
    told = corrected(found.table, {0: "name", 1: "department", 2: "rank"})
    assert [(row["name"], row["department"], row["rank"]) for row in told.data["roster"]] == [
        ("张小明", "学习部", 3),
        ("李小红", "学习部", 5),
        ("王小刚", "文体部", 7),
        ("赵小兰", "文体部", 1),
    ]


def test_a_sheet_without_names_waits_for_its_columns() -> None:
    text = "代号,组,数\nA1,x,3\nA2,x,4\nA3,y,5\nA4,y,6\n"
    found = read_file(text.encode(), "表.csv")
    assert found.data["roster"] is None
    assert found.sources == {}
    assert "姓名" in found.remarks[0].sentence
    assert len(found.table["rows"]) == 5
    with pytest.raises(Unreadable, match="姓名"):
        corrected(found.table, {1: "department"})


def test_what_was_pasted_without_people_says_how_to_paste() -> None:
    with pytest.raises(Unreadable, match="连同标题行一起选中，复制后再粘贴"):
        read_clipboard("今天天气很好")


def test_a_sheet_of_almost_nothing_is_no_roster() -> None:
    with pytest.raises(Unreadable, match="没有在表格里找到人员"):
        read_file("备注\n无\n".encode(), "表.csv")
