"""T07: no posts beside those of item 6."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "主席团可设主席助理若干名。",
    "学生会设立主席助理。",
    "各部门聘任部长助理一名。",
    "办公室设主任一名。",
    "设置宣传总监。",
]
PASSES = [
    "不得设置主席助理。",
    "学生会不设主席助理、部长助理等职务。",
    "未设主席助理。",
    "聘请校团委专职干部担任秘书长。",
    "设执行主席，由主席团成员轮值担任。",
    "各部门设部长一名、副部长二名。",
    "各学院学生会可设主席助理。",
    "班主任协助做好推荐工作。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T07", {PLACE: text}) == [("contradiction", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T07", {PLACE: text}) == []
