"""T19: the charter says when it was adopted."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "第一条 本会服务同学。\n第二条 本章程自学生代表大会表决通过之日起生效。",
    "第一条 本会服务同学。",
]
PASSES = [
    "（2024年12月11日第三次学生代表大会通过）\n第一条 本会服务同学。",
    "第一条 本会服务同学。\n第二条 本章程经第三次学生代表大会审议通过。",
    "第一条 本会。\n二〇二四年十二月修订",
    "",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T19", {"charter.adopted": "", "charter.adopted_by": "", PLACE: text}) == [
        ("warning", "charter.adopted")
    ]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T19", {"charter.adopted": "", "charter.adopted_by": "", PLACE: text}) == []


def test_a_field_is_enough():
    assert fired("T19", {"charter.text": "第一条 本会服务同学。"}) == []


@pytest.mark.parametrize(
    "title", ["青川大学学生会章程（草案）", "青川大学学生会章程（征求意见稿）"]
)
def test_a_draft_is_none(title):
    assert fired("T19", {"charter.title": title}) == [("warning", "charter.text")]
