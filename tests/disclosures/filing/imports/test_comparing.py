"""Line against line: what changed is marked, what did not is counted."""

from hypothesis import given
from hypothesis import strategies as st

from disclosures.filing.imports.comparing import FINE, LONGEST, MOST, lines, sides

OLD = "第一条　甲。\n第二条　乙。\n第三条　丙。\n第四条　丁。\n第五条　戊。"


def written(pieces):
    return "".join(piece.text for piece in pieces)


def test_equal_texts_have_no_rows():
    assert lines(OLD, OLD.replace("\n", "\n\n")) == []


def test_a_changed_line_is_shown_with_its_neighbours_and_the_rest_is_counted():
    rows = lines(OLD, OLD.replace("丙", "丙丙丙"))
    assert [row.left_out for row in rows] == [1, 0, 0, 0, 1]
    assert [row.changed for row in rows] == [False, False, True, False, False]
    assert "丙丙丙" in written(rows[2].new)


def test_a_line_that_came_has_nothing_beside_it():
    (row,) = [row for row in lines(OLD, f"{OLD}\n第六条　己。") if row.changed]
    assert (written(row.old), written(row.new)) == ("", "第六条　己。")


def test_very_long_lines_are_marked_whole():
    old, new = "甲" * (LONGEST + 1), "甲" * LONGEST + "乙乙"
    assert [piece.kind for piece in sides(old, new)[0]] == ["gone"]


def test_lines_that_have_nothing_in_common_are_not_mixed():
    old, new = sides("第一章　总则和本会的任务", "第九条　由全体代表选举产生")
    assert [piece.kind for piece in (*old, *new)] == ["gone", "new"]


def test_hundreds_of_changed_lines_are_marked_whole_and_thousands_not_compared():
    old = "\n".join(f"第{n}条　本会组织活动，服务同学。" for n in range(FINE + 50))
    rows = [row for row in lines(old, old.replace("活动", "工作")) if row.changed]
    assert len(rows[0].old) > 1
    assert [piece.kind for piece in rows[-1].old] == ["gone"]
    assert lines("甲\n" * (MOST + 1), "乙") == []


texts = st.lists(st.text("甲乙丙丁，。", max_size=8), max_size=12).map("\n".join)


@given(texts, texts)
def test_both_texts_can_be_read_off_the_rows(old, new):
    rows = lines(old, new)
    for side, text in (("old", old), ("new", new)):
        there = [line.strip() for line in text.splitlines() if line.strip()]
        shown = [said for row in rows if (said := written(getattr(row, side)))]
        rest = sum(row.left_out for row in rows)
        assert not rows or len(shown) + rest == len(there)
        assert set(shown) <= set(there)


def test_texts_of_the_same_few_lines_over_and_over_are_not_compared():
    assert lines("甲\n乙\n" * 500, "乙\n甲\n丙\n" * 330) == []
    assert lines("甲\n乙\n" * 20, "乙\n甲\n丙\n" * 20)
