"""Which of several sheets is the roster, and the file as an import."""

import json

import pytest

from disclosures.exchange import Unreadable
from disclosures.importing.imported import Sureness
from disclosures.importing.rosters import Sheet, best_sheet
from disclosures.importing.rosters.cells import Covered
from disclosures.importing.sheets import corrected, read_clipboard, read_sheets
from tests.disclosures.importing.rosters.layouts import make
from tests.disclosures.importing.rosters.workbooks import separated, xlsx

HEADER = ["序号", "姓名", "部门", "政治面貌", "排名"]
STAFF = [HEADER, *([n, f"张{'一二三四五六'[n]}", "办公室", "共青团员", "1/30"] for n in range(6))]
DELEGATES = [
    ["学生代表大会代表名单"],
    ["序号", "姓名", "政治面貌", "学院"],
    *([n, f"李{'一二三四五六七八'[n]}", "共青团员", "文学院"] for n in range(8)),
]


def test_the_staff_and_not_the_delegates():
    sheet, reading = best_sheet([Sheet("代表", DELEGATES), Sheet("Sheet2", STAFF)])
    assert sheet.name == "Sheet2"
    assert len(reading.rows) == 6
    assert any("代表" in remark for remark in reading.remarks)


def test_what_is_seen_and_not_what_is_hidden():
    hidden = Sheet("名单", STAFF, hidden=True)
    assert best_sheet([hidden, Sheet("新名单", STAFF[:5])])[0].name == "新名单"
    assert any("隐藏" in remark for remark in best_sheet([hidden])[1].remarks)


def test_where_nobody_is_found_the_first_sheet_comes_back():
    sheet, reading = best_sheet([Sheet("说明", [["请如实填写"]]), Sheet("空", [])])
    assert (sheet.name, reading.rows, reading.sure) == ("说明", [], 0)


def test_a_sheet_for_each_department_is_one_roster():
    header = ["序号", "姓名", "排名"]
    sheet, reading = best_sheet(
        [
            Sheet("说明", [["请如实填写"]]),
            Sheet("主席团", [["主席团名单"], header, [1, "张三", "1/30"]]),
            Sheet("办公室", [header, [1, "李四", "2/30"], [2, "王五", ""]]),
            Sheet("宣传部", [["姓名", "序号", "政治面貌"], ["赵六", 1, "共青团员"]]),
        ]
    )
    assert sheet.name == "主席团、办公室、宣传部"
    assert [(row["name"], row["department"], row["rank"]) for row in reading.rows] == [
        ("张三", "主席团", 1), ("李四", "办公室", 2), ("王五", "办公室", None), ("赵六", "宣传部", None)
    ]  # fmt: skip


def test_a_file_as_an_import():
    made = make(7)
    found = read_sheets("xlsx", xlsx(made.rows))
    assert [row["name"] for row in found.data["roster"]] == [row["name"] for row in made.truth]
    assert found.sources["roster"].place.startswith("工作表“工作人员名单”")


def test_columns_corrected_by_hand_keep_what_merged_cells_cover():
    covered = Covered("办公室"), Covered("1/30")
    rows = [["姓名", "部门", "名次"], ["张三", "办公室", "1/30"], ["李四", *covered]]
    found = read_sheets("xlsx", xlsx(rows))
    again = corrected(json.loads(json.dumps(found.table)), {0: "name", 1: "department", 2: "rank"})
    assert again.data == found.data
    assert [(row["department"], row["rank_raw"]) for row in again.data["roster"]] == [
        ("办公室", "1/30"), ("办公室", "")
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_days_in_a_kept_table_are_put_back_again(seed):
    found = read_sheets("xlsx", xlsx(make(seed).rows))
    held = json.loads(json.dumps(found.table))
    matching = {int(column): field for column, field in held["matching"].items()}
    assert corrected(held, matching).data == found.data


def test_a_paste_as_an_import():
    found = read_clipboard(separated(STAFF, "\t", "utf-8").decode())
    assert len(found.data["roster"]) == 6
    assert found.sources["roster"].sure is Sureness.HIGH


def test_what_holds_nobody_is_refused_with_what_to_do():
    with pytest.raises(Unreadable, match="姓名"):
        read_clipboard("今天天气很好。\n明天再说。")
