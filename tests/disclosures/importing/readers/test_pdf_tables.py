"""Ruled tables, merged cells, tables over pages, tables without upright lines."""

from itertools import pairwise

import pytest

from disclosures.importing.blocks import Paragraph, Table
from disclosures.importing.readers.pdf import read

from .pdfs import SENTENCE, WORDS, printed, shown, stream_pdf, table, tables, texts

HEAD = ("指标", "结论", "备注")
ROSTER = ("序号", "姓名", "所属部门", "政治面貌", "排名")
PEOPLE = [(str(n), f"学生{n}", "办公室", "共青团员", f"{n}/{n + 30}") for n in range(1, 81)]


def test_a_table_stands_where_it_stood_and_its_text_only_there():
    raw = printed(f"<p>前文{SENTENCE}</p>{table(('一', '二'), ('三', '四'))}<p>后文{SENTENCE}</p>")
    before, grid, after = read(raw).blocks
    assert isinstance(grid, Table)
    assert [[cell.text for cell in row] for row in grid.rows] == [["一", "二"], ["三", "四"]]
    assert (before.text, after.text) == (f"前文{SENTENCE}", f"后文{SENTENCE}")


def test_merged_cells_repeat_their_text_as_covered():
    raw = printed(
        "<table><tr><td colspan=2>项目</td><td>结论</td></tr>"
        "<tr><td rowspan=2>机构</td><td>人员</td><td>是</td></tr>"
        f"<tr><td>部门</td><td>否</td></tr></table><p>{SENTENCE}</p>"
    )
    (grid,) = [block for block in read(raw).blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["项目", "项目", "结论"],
        ["机构", "人员", "是"],
        ["机构", "部门", "否"],
    ]
    assert [[cell.covered for cell in row] for row in grid.rows] == [
        [False, True, False],
        [False, False, False],
        [True, False, False],
    ]


def test_wrapped_cell_text_is_one_paragraph_and_points_are_several():
    duties = f"1.{SENTENCE * 2}<br>2.{SENTENCE}<br>3.整理档案。"
    raw = printed(table(("1", "办公室", duties), ("2", "宣传部", SENTENCE * 3)))
    ((first, second),) = tables(raw)
    assert first[2] == f"1.{SENTENCE * 2}\n2.{SENTENCE}\n3.整理档案。"
    assert second[2] == SENTENCE * 3


def test_wrapped_cell_text_with_wide_margins_is_one_paragraph():
    rows = [(str(n), f"<div style='padding: 0 3em'>{SENTENCE * 2}</div>") for n in range(1, 4)]
    assert tables(printed(table(*rows))) == [[[str(n), SENTENCE * 2] for n in range(1, 4)]]


def test_boxes_in_two_lines_of_a_cell_stay_apart():
    raw = printed(
        table((f"1. {SENTENCE}", "☑是<br>□否", ""), head=HEAD), "td:nth-child(2) { width: 6em }"
    )
    assert tables(raw)[0][1][1] == "☑是\n□否"


def test_a_table_over_pages_is_one_and_its_head_stands_once():
    raw = printed(table(*PEOPLE, head=ROSTER))
    assert read(raw).pages > 1
    assert tables(raw) == [[list(ROSTER), *map(list, PEOPLE)]]


def test_a_table_over_pages_without_a_repeated_head_is_one():
    raw = printed(table(ROSTER, *PEOPLE))
    assert tables(raw) == [[list(ROSTER), *map(list, PEOPLE)]]


def test_a_row_broken_over_the_page_is_one():
    rows = [(f"{n}. {SENTENCE * 7}", "☑是", f"实有{n}人") for n in range(1, 14)]
    raw = printed(
        table(*rows, head=HEAD), "tr { break-inside: auto } td:first-child { width: 60% }"
    )
    assert read(raw).pages > 1
    assert tables(raw) == [[list(HEAD), *map(list, rows)]]


NUMBERS = [(str(n), f"Student {n}", f"Office of matter {n}") for n in range(1, 9)]


def drawn(rows: list[tuple[str, ...]]) -> str:
    """Return the drawing of a table of three columns from the page's top."""
    xs, top, bottom = (72, 120, 240, 500), 780, 780 - 20 * len(rows)
    lines = "".join(f"{x} {top} m {x} {bottom} l S\n" for x in xs)
    for n in range(len(rows) + 1):
        lines += f"{xs[0]} {top - 20 * n} m {xs[-1]} {top - 20 * n} l S\n"
    return lines + "".join(
        shown(text, x + 6, top - 14 - 20 * n)
        for n, row in enumerate(rows)
        for x, text in zip(xs, row, strict=False)
        if text
    )


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("9", "Student 9", ""), ("", "", "Office of matter 9")),
        (("", "", "Office of"), ("9", "Student 9", "matter 9")),
        (("9", "Student 9", "Office of"), ("", "", "matter 9")),
    ],
)
def test_a_row_whose_cells_fall_on_two_pages_is_one(above, below):
    rest = ("10", "Student 10", "Office of matter 10")
    (rows,) = tables(
        stream_pdf(drawn([("No", "Name", "Post"), *NUMBERS, above]), drawn([below, rest]))
    )
    assert [" ".join(row[2].split()) for row in rows[-2:]] == ["Office of matter 9", rest[2]]
    assert [row[:2] for row in rows[-2:]] == [["9", "Student 9"], ["10", "Student 10"]]


@pytest.mark.parametrize(
    "row", [("Sum", "9", ""), ("9", "Student 9", ""), ("9", "Student 9", "Post")]
)
def test_a_row_of_its_own_behind_a_page_stays_one(row):
    (rows,) = tables(stream_pdf(drawn([("No", "Name", "Post"), *NUMBERS]), drawn([row])))
    assert rows[-1] == list(row)
    assert len(rows) == 10


def test_slivers_of_rows_at_a_page_end_are_left_out():
    blank = ("", "", "")
    first, second = [("No", "Name", "Post"), *NUMBERS, blank], [blank, ("9", "Student 9", "Post 9")]
    (rows,) = tables(stream_pdf(drawn(first), drawn(second)))
    assert rows[1:] == [*map(list, NUMBERS), ["9", "Student 9", "Post 9"]]


def test_a_double_frame_adds_no_column():
    words = WORDS.replace("700", "800")
    grid = drawn([("No", "Name", "Post"), *NUMBERS])
    (rows,) = tables(stream_pdf(f"{words}68 598.5 436 183 re S\n{grid}"))
    assert rows == [["No", "Name", "Post"], *map(list, NUMBERS)]


def test_borders_of_single_cells_as_thin_rectangles():
    xs, ys, thin = (72, 150, 300, 450), (700, 680, 660), 0.48
    edges = [(a + thin, y, b - a - thin, thin) for y in ys for a, b in pairwise(xs)]
    edges += [(x, b + thin, thin, a - b - thin) for x in xs for a, b in pairwise(ys)]
    edges += [(x, y, thin, thin) for x in xs for y in ys]
    content = "".join(f"{x} {y} {width} {height} re f*\n" for x, y, width, height in edges)
    for y, row in zip(ys[:2], NUMBERS, strict=False):
        content += "".join(shown(text, x + 5, y - 14) for x, text in zip(xs, row, strict=False))
    raw = stream_pdf(WORDS.replace("700", "760") + content)
    assert tables(raw) == [[list(row) for row in NUMBERS[:2]]]


def test_rows_after_a_page_are_not_joined_when_they_begin_anew():
    rows = [(f"▲{n}.{SENTENCE}", "☑是", "") for n in range(1, 60)]
    raw = printed(table(*rows, head=HEAD))
    assert read(raw).pages > 1
    assert [row[0] for row in tables(raw)[0][1:]] == [row[0] for row in rows]


def test_a_total_at_the_head_of_a_page_is_a_row_of_its_own():
    for count in range(26, 34):
        total = f"<tr><td>合计</td><td colspan=4>{count}人</td></tr>"
        people = table(*PEOPLE[:count], head=ROSTER).replace("</tbody>", f"{total}</tbody>")
        (rows,) = tables(printed(people))
        assert rows[-1][:2] == ["合计", f"{count}人"]
        assert len(rows) == count + 2


def test_a_cell_merged_over_rows_goes_on_behind_the_page():
    people = "".join(
        f"<tr>{'<td rowspan=40>办公室</td>' if n == 1 else ''}<td>学生{n}</td><td>共青团员</td></tr>"
        for n in range(1, 41)
    )
    (rows,) = tables(printed(f"<table>{people}</table>"))
    assert [row[1] for row in rows] == [f"学生{n}" for n in range(1, 41)]
    assert {row[0] for row in rows} == {"办公室"}


def test_columns_divided_only_on_the_first_page_are_columns_on_both():
    first = (
        "<tr><td rowspan=2>机构</td><td>人员</td><td>是</td></tr><tr><td>部门</td><td>否</td></tr>"
    )
    rest = "".join(f"<tr><td colspan=2>{n}. {SENTENCE}</td><td>是</td></tr>" for n in range(1, 40))
    (rows,) = tables(printed(f"<table>{first}{rest}</table>"))
    assert {len(row) for row in rows} == {3}
    assert rows[-1] == [f"39. {SENTENCE}", f"39. {SENTENCE}", "是"]


def test_two_tables_on_one_page_stay_two():
    raw = printed(
        table(("一", "二"), ("三", "四")) + f"<p>{SENTENCE}</p>" + table(("五", "六"), ("七", "八"))
    )
    assert len(tables(raw)) == 2


def test_a_frame_round_a_text_is_no_table():
    raw = printed(
        f"<div style='border:1pt solid;padding:5pt'>{SENTENCE * 3}</div><p>{SENTENCE}</p>"
    )
    assert tables(raw) == []
    assert texts(raw) == [SENTENCE * 3, SENTENCE]


def test_underlined_words_make_no_rows():
    raw = printed(table(("姓名：<u>张三同学</u>", f"<u>{SENTENCE}</u>"), ("部门", "办公室")))
    assert tables(raw) == [[["姓名：张三同学", SENTENCE], ["部门", "办公室"]]]


def test_a_table_with_level_lines_only():
    style = "td, th { border: 0 } table { border: solid; border-width: 1pt 0 } th { border-bottom: .7pt solid }"
    raw = printed(
        f"<p>{SENTENCE}</p>" + table(*PEOPLE[:6], head=ROSTER) + f"<p>{SENTENCE * 3}</p>", style
    )
    assert tables(raw) == [[list(ROSTER), *map(list, PEOPLE[:6])]]
    assert texts(raw) == [SENTENCE, SENTENCE * 3]


def test_a_table_with_no_lines_at_all():
    raw = printed(
        f"<p>{SENTENCE * 3}</p>" + table(*PEOPLE[:6], head=ROSTER) + f"<p>{SENTENCE * 3}</p>",
        "td, th { border: 0 }",
    )
    assert tables(raw) == [[list(ROSTER), *map(list, PEOPLE[:6])]]
    assert texts(raw) == [SENTENCE * 3] * 2


def test_a_table_inside_a_cell_is_text_of_that_cell():
    inner = table(("1.整理档案。",), ("2.编制预算。",))
    raw = printed(table(("1", "办公室", inner), ("2", "宣传部", inner)) + f"<p>{SENTENCE}</p>")
    assert tables(raw) == [
        [
            ["1", "办公室", "1.整理档案。\n2.编制预算。"],
            ["2", "宣传部", "1.整理档案。\n2.编制预算。"],
        ]
    ]


def test_a_table_inside_a_layout_table_is_the_table():
    inner = table(*PEOPLE[:4], head=ROSTER)
    raw = printed(f"<table><tr><td>栏目</td><td><p>{SENTENCE}</p>{inner}</td></tr></table>")
    assert tables(raw) == [[list(ROSTER), *map(list, PEOPLE[:4])]]


def test_links_in_cells():
    raw = printed(
        table(("报道", "<a href='https://example.org/news'>新闻</a>"), ("一", "二"))
        + f"<p>{SENTENCE}</p>"
    )
    (grid,) = [block for block in read(raw).blocks if isinstance(block, Table)]
    assert grid.rows[0][1].links == ("https://example.org/news",)


def test_paragraphs_only_have_no_tables():
    assert not any(
        not isinstance(b, Paragraph) for b in read(printed(f"<p>{SENTENCE * 9}</p>" * 9)).blocks
    )


@pytest.mark.parametrize("broken", [3, 4], ids=["behind the head", "behind one row"])
def test_the_head_of_a_page_is_not_joined_to_the_next_number(broken):
    head = (
        "<tr><td rowspan=2>序号<td rowspan=2>姓名<td rowspan=2>班级<td colspan=2>排名<td rowspan=2>备注</tr>"
        "<tr><td>本人<td>人数</tr>"
    )
    names = ("王小甲", "王小乙", "王小丙", "王小丁", "王小戊")
    rows = "".join(
        f"<tr><td>{n}<td>{name}<td>法语二一班<td>{n}<td>40<td></tr>"
        for n, name in enumerate(names, 1)
    )
    style = f"tr:nth-child({broken}) {{ break-before: page }} table {{ width: 300pt; table-layout: fixed }}"
    (found,) = tables(printed(f"<table>{head}{rows}</table>", style=style))
    assert [(row[0], row[1]) for row in found[2:]] == [
        (str(n), name) for n, name in enumerate(names, 1)
    ]
