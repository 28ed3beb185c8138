"""The lines of a letter's text, told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.domain import letter_lines, letters
from reviews.domain.letters import Letter, Part, Point


def letter(*parts):
    return Letter(
        college="示例大学",
        union="学生会",
        period="2024—2025学年",
        number="2025-0001",
        ordinal=1,
        federation="示例省学生联合会",
        written=date(2025, 12, 1),
        due=date(2025, 12, 8),
        parts=parts,
    )


ROSTER = Part(
    "roster",
    "四、校级组织工作人员名单",
    (
        Point(1, 7, "第 2 行（王听雨）", "前后不一致", "请核对排名，\n并写明专业人数。"),
        Point(2, 8, "第 3 行（李同尘）", "内容不完整", "请补全院系。"),
    ),
)
CONGRESS = Part("congress", "七、代表大会", (Point(3, 9, "日期", "需要佐证", "请核对日期。"),))


def test_each_line_has_its_kind():
    found = letter_lines.paragraphs(letters.as_text(letter(ROSTER, CONGRESS)))
    assert [(one.kind, one.text) for one in found] == [
        ("to", "示例大学学生会："),
        (
            "text",
            "你单位第 1 次提交的2024—2025学年改革情况公开材料（回执编号 2025-0001）已经审核，有以下 3 处需要修改或说明。",
        ),
        ("heading", "四、校级组织工作人员名单"),
        ("question", "1. 第 2 行（王听雨）（前后不一致）：请核对排名，"),
        ("text", "并写明专业人数。"),
        ("question", "2. 第 3 行（李同尘）（内容不完整）：请补全院系。"),
        ("heading", "七、代表大会"),
        ("question", "3. 日期（需要佐证）：请核对日期。"),
        ("text", "请逐条修改；确实无需修改的，请写明理由。其他栏目已经认可，不必再动。"),
        ("text", "请于 2025年12月8日 前重新提交。"),
        ("signed", "示例省学生联合会"),
        ("signed", "2025年12月1日"),
    ]


def test_what_a_correction_changed_is_told_without_the_numbers():
    fewer = Part("roster", ROSTER.title, (Point(1, 8, *_words(ROSTER.points[1])),))
    more = Part("charter", "二、章程", (Point(1, 10, "第十二条", "表述不清", "请写明任期。"),))
    gone, come = letter_lines.difference(
        letters.as_text(letter(ROSTER, CONGRESS)), letters.as_text(letter(more, fewer, CONGRESS))
    )
    assert gone == ["第 2 行（王听雨）（前后不一致）：请核对排名，\n并写明专业人数。"]
    assert come == ["第十二条（表述不清）：请写明任期。"]


def _words(point):
    return point.place, point.reason, point.sentence


SENTENCES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_every_line_is_kept_and_every_question_found(sentences):
    points = tuple(
        Point(number, number, "整个栏目", "其他", one) for number, one in enumerate(sentences, 1)
    )
    text = letters.as_text(letter(Part("charter", "二、章程", points)))
    found = list(letter_lines.paragraphs(text))
    assert [one.text for one in found] == [line for line in text.split("\n") if line]
    assert letter_lines.questions(text) == [f"整个栏目（其他）：{one}" for one in sentences]


@pytest.mark.parametrize("text", ["", "\n\n", "只有一行"])
def test_nothing_breaks_on_what_is_no_letter(text):
    assert [one.text for one in letter_lines.paragraphs(text)] == text.split()
    assert letter_lines.questions(text) == []
