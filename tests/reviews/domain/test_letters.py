"""The letter is made of the flags, in the order of the form, numbered through."""

from __future__ import annotations

from datetime import date

import pytest

from reviews.domain import letters, verdicts

WRITTEN, DUE = date(2026, 3, 2), date(2026, 3, 9)


@pytest.fixture
def review(case):
    review = case.open()
    case.flag(review, "congress.date", "请核对日期。")
    case.flag(review, "roster[1].rank", "请核对排名。")
    case.flag(review, "roster[0]", "请补全院系。")
    return review


def test_parts_follow_the_form_and_points_are_numbered_through(review):
    letter = letters.compose(review, WRITTEN, DUE)
    assert [part.section for part in letter.parts] == ["roster", "congress"]
    assert [(point.number, point.place) for part in letter.parts for point in part.points] == [
        (1, "第 2 行（王听雨）、成绩排名"),
        (2, "第 1 行（张清越）"),
        (3, "日期"),
    ]
    assert letter.count == 3


def test_titles_carry_the_colleges_name(case, review):
    case.flag(review, "charter", "请补全。")
    titles = [part.title for part in letters.compose(review, WRITTEN).parts]
    assert titles[0] == f"二、《{case.filing.college.name}学生会章程》"


def test_what_was_taken_back_is_left_out(case, review):
    verdicts.retract(case.actor, review.flags.get(path="congress.date"))
    assert [part.section for part in letters.compose(review, WRITTEN).parts] == ["roster"]


def test_the_plain_text_says_everything(case, review):
    text = letters.as_text(letters.compose(review, WRITTEN, DUE))
    assert text.splitlines() == [
        f"{case.filing.college.name}学生会：",
        f"你单位第 1 次提交的2024—2025学年改革情况公开材料（回执编号 {case.submission.number}）已经审核，有以下 3 处需要修改或说明。",
        "",
        "四、校级组织工作人员名单",
        "1. 第 2 行（王听雨）、成绩排名（前后不一致）：请核对排名。",
        "2. 第 1 行（张清越）（前后不一致）：请补全院系。",
        "",
        "七、校级学生（研究生）代表大会召开情况",
        "3. 日期（前后不一致）：请核对日期。",
        "",
        "请逐条修改；确实无需修改的，请写明理由。其他栏目已经认可，不必再动。",
        "请于 2026年3月9日 前重新提交。",
        "",
        case.filing.federation.name,
        "2026年3月2日",
    ]


def test_without_a_date_there_is_no_date(review):
    assert "请于" not in letters.as_text(letters.compose(review, WRITTEN))
