"""How a sentence of the filing is quoted in a message: as a reader would write it."""

import re

import pytest

from disclosures.checks import run
from disclosures.checks.facts.wording import written
from disclosures.checks.prose.language import Says, told
from tests.disclosures.checks.filings import facts, spoilt

CHARTER = "charter.text"


def quoted(text: str, pattern: str) -> str:
    """The evidence of one sentence of the charter."""
    return next(told(facts(spoilt({CHARTER: text})), Says((pattern,)), ["charter"])).evidence


@pytest.mark.parametrize(
    ("squeezed", "said"),
    [
        ("听取报告,选举产生主席团", "听取报告，选举产生主席团"),
        ("院(系)学生会;共3人", "院（系）学生会；共3人"),
        ("是否通过?通过!", "是否通过？通过！"),
        ("1,200人", "1,200人"),
        ("得票3:2", "得票3:2"),
        ("(StudentUnion)", "(StudentUnion)"),
        ("如下:甲", "如下：甲"),
    ],
)
def test_marks_beside_chinese_are_chinese_marks(squeezed, said):
    assert written(squeezed) == said


@pytest.mark.parametrize(
    ("pattern", "end"),
    [
        ("学联的领导.*", "【学联的领导】"),
        ("领导", "学联的【领导】"),
        ("接受学联的领导", "【接受学联的领导】"),
    ],
)
@pytest.mark.parametrize("mark", ["。", "；", "，", ""])
def test_a_quoted_sentence_ends_without_a_mark(pattern, end, mark):
    said = quoted(f"第一章 总则\n第一条 本会接受学联的领导{mark}", pattern)
    assert said.endswith(end), said


def test_a_mark_in_the_middle_stays_where_it_was():
    said = quoted("第一章 总则\n第一条 本会接受学联的领导，接受团委的指导。", "学联的领导.")
    assert said.endswith("【学联的领导】，接受团委的指导"), said


def test_no_message_has_two_full_stops_or_a_stray_comma():
    changes = {
        CHARTER: "第一章 总则\n第一条 本会接受省学联的领导，接受校团委的指导。\n"
        "第二条 主席团由学生委员会选举产生。\n第三条 到会代表超过应到代表的半数，方可召开。",
        "election_rules.text": "实到会代表必须超过应到会代表的半数，选举方有效。",
    }
    said = [text for one in run(facts(spoilt(changes))) for text in (one.message, one.evidence)]
    assert any("【" in text for text in said)
    for text in said:
        assert "。。" not in text
        assert "。】。" not in text
        assert not re.search(r"[\u4e00-\u9fff],", text)
