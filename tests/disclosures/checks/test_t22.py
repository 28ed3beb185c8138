"""T22: numbering without gaps."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "第一条 甲。\n第三条 乙。",
    "第一条 甲。\n第二条 乙。\n第二条 丙。",
    "第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。",
    "第一条 甲：\n（一）乙；\n（三）丙。",
    "一、甲\n二、乙\n四、丙",
]
PASSES = [
    "第一条 甲。\n第二条 乙。",
    "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。",
    "第一章 总则\n第一条 甲。\n第二章 附则\n第一条 乙。",
    "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊",
    "第一条 甲。依照第五条规定办理。\n第二条 乙。",
    "没有编号的一段话。",
    "",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T22", {PLACE: text}) == [("warning", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T22", {PLACE: text}) == []


TWO = "第一条 甲。\n第二条 乙。\n选举办法\n第一条 丙。\n第二条 丁。"


def test_two_texts_in_one_section_may_start_again():
    assert fired("T22", {"@edition": "2020", "candidate_rules.text": TWO}) == []
    wrong = TWO.replace("第二条 丁", "第三条 丁")
    assert fired("T22", {"@edition": "2020", "candidate_rules.text": wrong}) == [
        ("warning", "candidate_rules.text")
    ]


def test_one_text_may_not():
    assert fired("T22", {"candidate_rules.text": TWO}) == [("warning", "candidate_rules.text")]
