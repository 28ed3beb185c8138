"""Tables that are laid out as nobody would expect, each met once."""

from random import Random

import pytest

from disclosures.importing.rosters import table
from tests.disclosures.importing.rosters.layouts import make
from tests.disclosures.importing.rosters.scoring import score


def people(reading, *keys):
    return [tuple(row.get(key) for key in ("name", *keys)) for row in reading.rows]


def test_two_lists_below_each_other_with_other_columns():
    reading = table.read(
        [
            ["学生会工作人员名单", "", "", ""],
            ["主席团", "", "", ""],
            ["序号", "姓名", "政治面貌", "排名"],
            [1, "张三", "中共党员", "1/30"],
            ["", "", "", ""],
            ["办公室", "", "", ""],
            ["姓名", "排名", "政治面貌", "职务"],
            ["李四", "2/30", "共青团员", "部长"],
            ["王五", "", "共青团员", "干事"],
            ["合计：3人", "", "", ""],
        ]
    )
    assert people(reading, "department", "rank", "political_status", "post") == [
        ("张三", "主席团", 1, "中共党员", None),
        ("李四", "办公室", 2, "共青团员", "部长"),
        ("王五", "办公室", None, "共青团员", "干事"),
    ]
    assert (10, "合计：3人", "合计") in reading.skipped


def test_a_caption_above_a_header_that_comes_again_for_each_department():
    reading = table.read(
        [
            ["主席团", ""],
            ["姓名", "政治面貌"],
            ["张三", "共青团员"],
            ["办公室", ""],
            ["姓名", "政治面貌"],
            ["李四", "共青团员"],
        ]
    )
    assert people(reading, "department") == [("张三", "主席团"), ("李四", "办公室")]


@pytest.mark.parametrize(
    "title", ["某某大学学生会办公室", "共青团某某学院委员会", "学生会工作人员名单"]
)
def test_a_title_is_no_department(title):
    reading = table.read([[title, ""], ["姓名", "排名"], ["张三", "1/30"]])
    assert people(reading, "department") == [("张三", None)]


def test_lists_side_by_side_with_captions_of_their_own():
    reading = table.read(
        [
            ["姓名", "排名", "姓名", "排名"],
            ["主席团", "", "办公室", ""],
            ["张三", "1/30", "李四", "2/30"],
            ["宣传部", "", "王五", "3/30"],
            ["赵六", "4/30", "", ""],
        ]
    )
    assert people(reading, "department", "rank") == [
        ("张三", "主席团", 1), ("赵六", "宣传部", 4), ("李四", "办公室", 2), ("王五", "办公室", 3)
    ]  # fmt: skip


def test_several_names_in_a_cell():
    reading = table.read(
        [
            ["部门", "职务", "姓名", "排名"],
            ["办公室", "部长", "张三", "1/30"],
            ["办公室", "干事", "李四、王五", "2/30、3/40"],
            ["宣传部", "干事", "赵六\n钱七，孙八", ""],
        ]
    )
    assert people(reading, "department", "post", "rank_raw") == [
        ("张三", "办公室", "部长", "1/30"),
        ("李四", "办公室", "干事", "2/30"),
        ("王五", "办公室", "干事", "3/40"),
        ("赵六", "宣传部", "干事", ""),
        ("钱七", "宣传部", "干事", ""),
        ("孙八", "宣传部", "干事", ""),
    ]


def test_a_post_that_nobody_holds_is_no_person():
    reading = table.read(
        [["姓名", "部门", "职务"], ["张三", "办公室", "部长"], ["（空缺）", "办公室", "干事"]]
    )
    assert people(reading) == [("张三",)]
    assert reading.skipped[0][0] == 3


def test_a_text_over_all_columns_is_no_person():
    rows = [
        ["序号", "姓名", "部门", "排名"],
        ["1", "张三", "办公室", "1/30"],
        ["2", *["本行作废"] * 3],
    ]
    assert people(table.read(rows)) == [("张三",)]


def test_somebody_whose_name_is_missing_stays_and_is_told():
    reading = table.read(
        [
            ["序号", "姓名", "政治面貌", "排名"],
            [1, "张三", "共青团员", "1/30"],
            [2, "", "共青团员", "2/30"],
        ]
    )
    assert people(reading, "rank") == [("张三", 1), ("", 2)]
    assert any("第3行没有姓名" in remark for remark in reading.remarks)


def test_the_columns_of_a_questionnaire():
    reading = table.read(
        [
            ["序号", "提交时间", "1、您的姓名：", "2、您的所属部门（必填）", "3、政治面貌", "4、学习成绩排名（本人排名/所属专业人数）", "来源IP"],
            ["1", "2025/9/10 12:00:01", "张三", "办公室", "共青团员", "4/38", "10.0.0.1"],
            ["2", "2025/9/10 12:30:01", "李四", "办公室", "共青团员", "5/38", "10.0.0.2"],
        ]
    )  # fmt: skip
    assert list(reading.matching.values()) == [
        "no",
        "name",
        "department",
        "political_status",
        "rank",
    ]


def test_words_after_a_name_are_no_name():
    reading = table.read(
        [
            ["姓名", "政治面貌"],
            ["张三（主席）", "共青团员"],
            ["李四*", "共青团员"],
            ["王五（回族）", "共青团员"],
        ]
    )
    assert people(reading, "post") == [("张三", "主席"), ("李四", None), ("王五", None)]
    assert any("王五" in remark for remark in reading.remarks)
    assert "回族" not in str(reading)


def test_faculty_and_grade_in_one_column():
    reading = table.read(
        [
            ["姓名", "院系年级"],
            ["张三", "文学院2023级"],
            ["李四", "理学院 24级"],
            ["王五", "法学院"],
        ]
    )
    assert people(reading, "faculty", "grade") == [
        ("张三", "文学院", "2023级"), ("李四", "理学院", "24级"), ("王五", "法学院", None)
    ]  # fmt: skip


def test_a_row_that_a_page_broke_goes_on_with_the_person_above():
    reading = table.read(
        [
            ["序号", "姓名", "工作经历", "排名"],
            ["1", "张三", "院学生会", "4/"],
            ["", "", "干事", "38"],
            ["2", "李四", "班长", "5/38"],
        ]
    )
    assert people(reading, "experience", "rank_raw", "cohort_size") == [
        ("张三", "院学生会干事", "4/38", 38), ("李四", "班长", "5/38", 38)
    ]  # fmt: skip


def test_names_of_other_languages():
    reading = table.read(
        [
            ["姓名", "部门"],
            ["阿依古丽·买买提", "办公室"],
            ["欧阳 小 明", "办公室"],
            ["迪丽拜尔•艾合买提", "宣传部"],
        ]
    )
    assert people(reading) == [("阿依古丽·买买提",), ("欧阳小明",), ("迪丽拜尔·艾合买提",)]


def test_columns_that_two_years_ranks_have():
    reading = table.read(
        [
            ["姓名", "2023-2024学年排名", "2024-2025学年排名", "部门"],
            ["张三", "4/38", "5/38", "办公室"],
        ]
    )
    assert people(reading, "rank") == [("张三", 4)]
    assert any("2024-2025学年排名" in remark for remark in reading.remarks)


def without_header(seed):
    made = make(seed)
    first = table.read(made.rows)
    if made.layout.header == "two" or made.layout.rank == "pair" or "again" in made.layout.extras:
        return None
    return made, made.rows[first.first_row :]


def test_without_any_header_most_is_told_by_the_values():
    scores = []
    for seed in range(150):
        if (found := without_header(seed)) is not None:
            made, rows = found
            scores.append(score(made.truth, table.read(rows).rows)[0])
    assert len(scores) > 30
    assert sum(scores) / len(scores) >= 0.97


def test_lists_side_by_side_are_the_list_in_one_piece():
    scores = []
    for seed in range(200):
        made = make(seed)
        if (
            made.layout.departments in ("column", "none")
            and not made.layout.extras
            and made.layout.header == "one"
        ):
            scores.append(score(made.truth, table.read(beside(made, Random(seed))).rows)[0])
    assert len(scores) > 10
    assert sum(scores) / len(scores) >= 0.99


def beside(made, rng):
    """The same roster in two halves side by side, with or without a column between them."""
    above = len(made.layout.titles)
    header, body = made.rows[above], made.rows[above + 1 :]
    half = (len(body) + 1) // 2
    between = [None] * rng.randint(0, 1)
    right = [*body[half:], *[[None] * len(header)] * (2 * half - len(body))]
    return [
        *made.rows[:above],
        header + between + header,
        *(one + between + two for one, two in zip(body[:half], right, strict=True)),
    ]
