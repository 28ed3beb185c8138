"""Pasted text."""

from hypothesis import given
from hypothesis import strategies as st

from disclosures.importing.rosters import clipboard, table


def test_cells_of_excel_with_line_breaks_and_quotation_marks():
    text = '序号\t姓名\t经历\r\n1\t张三\t"班长\n部长"\r\n2\t李四\t"获""十佳""称号"\r\n'
    assert clipboard.read(text) == [
        ["序号", "姓名", "经历"],
        ["1", "张三", "班长\n部长"],
        ["2", "李四", '获"十佳"称号'],
    ]


def test_an_empty_first_cell_stays_a_cell():
    assert clipboard.read("\t姓名\t部门\n\t张三\t办公室\n") == [
        [None, "姓名", "部门"],
        [None, "张三", "办公室"],
    ]


def test_a_quotation_mark_that_is_never_closed():
    rows = clipboard.read('姓名\t部门\n张三\t"办公室\n李四\t宣传部\n')
    assert [row[0] for row in rows] == ["姓名", "张三", "李四"]


def test_lines_with_spaces_and_numbers_in_front():
    text = "1、张 三 共青团员 办公室 4/38\n2、李四　中共党员　宣传部　一年级\n"
    reading = table.read(clipboard.read(text))
    assert [(row["no"], row["name"], row["department"], row["rank_raw"]) for row in reading.rows] == [
        (1, "张三", "办公室", "4/38"), (2, "李四", "宣传部", "一年级")
    ]  # fmt: skip


def test_lines_with_commas():
    reading = table.read(clipboard.read("姓名，部门，排名\n张三，办公室，4/38\n李四，宣传部，\n"))
    assert [(row["name"], row["rank_raw"]) for row in reading.rows] == [
        ("张三", "4/38"),
        ("李四", ""),
    ]


def test_what_is_copied_out_of_a_pdf():
    text = "序号 姓名 院系 院系、班级学生工作经历 成绩排名\n1 张三 文学院 班长、院学生会部长 4/38\n2 李 四 理学院 团支书、干事 一年级"
    reading = table.read(clipboard.read(text))
    assert [(row["name"], row["experience"], row["rank_raw"]) for row in reading.rows] == [
        ("张三", "班长、院学生会部长", "4/38"), ("李四", "团支书、干事", "一年级")
    ]  # fmt: skip


def test_names_alone():
    reading = table.read(clipboard.read("张三\n李四\n\n王小五"))
    assert [row["name"] for row in reading.rows] == ["张三", "李四", "王小五"]
    assert reading.sure < 0.6


@given(st.text(st.sampled_from('张三李四部 　\t\n\r",、1/38:"'), max_size=60))
def test_any_text_gives_rows(text):
    for row in clipboard.read(text):
        assert all(cell is None or isinstance(cell, str) for cell in row)
    table.read(clipboard.read(text))
