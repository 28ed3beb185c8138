"""Layouts of rosters, one by one."""

from disclosures.importing import blocks
from disclosures.importing.rosters import table
from disclosures.importing.rosters.cells import Covered


def names(reading):
    return [row["name"] for row in reading.rows]


def test_a_header_of_two_rows_gives_rank_and_cohort_from_two_columns():
    reading = table.read(
        [
            ["序号", "姓名", "所属部门", "学习成绩排名", "", "备注"],
            ["", "", "", "名次", "专业人数", ""],
            [1.0, "张　三", "主席团", 3.0, 38.0, ""],
            [2.0, "李四", "主席团", "", "", "校友"],
        ]
    )
    assert (reading.header_row, reading.first_row) == (1, 2)
    assert reading.matching == {
        0: "no", 1: "name", 2: "department", 3: "rank", 4: "cohort_size", 5: "note"
    }  # fmt: skip
    first, second = reading.rows
    assert (first["no"], first["name"]) == (1, "张三")
    assert (first["rank"], first["cohort_size"], first["rank_raw"]) == (3, 38, "3/38")
    assert (second["rank"], second["cohort_size"], second["rank_raw"]) == (None, None, "")
    assert (first["note"], second["note"], second["grade"]) == (None, "校友", None)


def test_lists_side_by_side_are_put_in_the_order_of_their_numbers():
    reading = table.read(
        [
            ["学生会工作人员名单"] * 6,
            ["序号", "姓名", "部门", "序号", "姓名", "部门"],
            ["1", "张三", "办公室", "3", "王五", "宣传部"],
            ["2", "李四", "办公室", "4", "赵六", "宣传部"],
            ["5", "钱七", "宣传部", "", "", ""],
        ]
    )
    assert names(reading) == ["张三", "李四", "王五", "赵六", "钱七"]
    assert [row["no"] for row in reading.rows] == [1, 2, 3, 4, 5]


def test_a_caption_names_the_department_of_the_rows_below_it():
    reading = table.read(
        [
            ["序号", "姓 名", "政治面貌", "成绩排名"],
            ["主席团", "", "", ""],
            ["1", "张三", "中共党员", "1/30"],
            ["二、办公室（2人）"] * 4,
            ["2", "李四", "共青团员", "2/30"],
            ["3", "王五", "共青团员", "3/30"],
            ["", "共计3人", "", ""],
        ]
    )
    assert [row["department"] for row in reading.rows] == ["主席团", "办公室", "办公室"]
    assert reading.skipped == [
        (2, "主席团", "部门标题"),
        (4, "二、办公室（2人）", "部门标题"),
        (7, "共计3人", "合计"),
    ]


def test_a_merged_department_is_filled_down_and_a_merged_rank_is_not():
    document = blocks.Table(
        [
            [blocks.Cell("姓名"), blocks.Cell("部门"), blocks.Cell("名次")],
            [blocks.Cell("张三"), blocks.Cell("办公室"), blocks.Cell("3/30")],
            [blocks.Cell("李四"), blocks.Cell("办公室", covered=True), blocks.Cell("3/30", covered=True)],
        ]
    )  # fmt: skip
    reading = table.read(table.rows_of(document))
    assert [row["department"] for row in reading.rows] == ["办公室", "办公室"]
    assert [row["rank_raw"] for row in reading.rows] == ["3/30", ""]
    assert isinstance(table.rows_of(document)[2][1], Covered)


def test_a_department_that_stands_once_at_the_head_of_its_people_is_filled_down():
    rows = [["部门", "姓名"], ["办公室", "张三"], ["", "李四"], ["宣传部", "王五"], ["", "赵六"]]
    reading = table.read(rows)
    assert [row["department"] for row in reading.rows] == ["办公室", "办公室", "宣传部", "宣传部"]


def test_a_department_that_is_missing_is_not_filled():
    rows = [
        ["部门", "姓名"],
        ["办公室", "张三"],
        ["办公室", "李四"],
        ["", "王五"],
        ["宣传部", "赵六"],
    ]
    reading = table.read(rows)
    assert [row["department"] for row in reading.rows] == ["办公室", "办公室", None, "宣传部"]


def test_the_second_half_of_a_table_is_read_with_the_columns_of_the_first():
    first = table.read([["序号", "姓名", "政治面貌", "排名"], ["1", "张三", "共青团员", "1/30"]])
    second = table.read([["2", "王五", "共青团员", ""]], first.matching)
    assert second.header_row is None
    assert second.rows[0] | {"name": "", "no": 0} == first.rows[0] | {
        "name": "", "no": 0, "rank": None, "cohort_size": None, "rank_raw": ""
    }  # fmt: skip
    assert not second.remarks


def test_without_a_header_the_values_tell_the_columns_and_that_is_said():
    reading = table.read(
        [
            ["1", "张三", "主席团", "共青团员", "1/30", "男"],
            ["2", "李四", "主席团", "共青团员", "一年级", "女"],
            ["3", "王小五", "办公室", "中共党员", "3/30", "男"],
        ]
    )
    assert list(reading.matching.values()) == [
        "no", "name", "department", "political_status", "rank"
    ]  # fmt: skip
    assert reading.rows[1]["rank_raw"] == "一年级"
    assert any("没有找到表头" in remark for remark in reading.remarks)
    assert reading.sure < 0.6


def test_personal_data_are_never_read_and_never_repeated():
    reading = table.read(
        [
            ["姓名", "部门", "性别", "学号", "手机号码"],
            ["张三", "办公室", "男", "2023010101", "13800000000"],
        ]
    )
    said = str(reading)
    assert reading.matching == {0: "name", 1: "department"}
    assert "13800000000" not in said
    assert "2023010101" not in said
    assert any("手机号码" in remark and "学号" in remark for remark in reading.remarks)


def test_a_header_that_comes_again_and_numbered_empty_rows_are_no_people():
    reading = table.read(
        [
            ["序号", "姓名", "部门"],
            ["1", "张三", "办公室"],
            ["序号", "姓名", "部门"],
            ["2", "李四", "宣传部"],
            ["3", "", ""],
            ["", "", ""],
        ]
    )
    assert names(reading) == ["张三", "李四"]
    assert [why for _row, _text, why in reading.skipped] == ["表头", "不是人员"]


def test_what_is_no_roster_gives_no_people():
    assert table.read([]).rows == []
    assert table.read([["一", "二"], ["三", None]]).rows == []
    assert table.read([[None], [], [3.5]]).sure == 0
