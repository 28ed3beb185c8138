"""T04: the presidium is not elected without a choice."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "election_rules.text"
FIRES = [
    "主席团选举采取等额选举的方式。",
    "学生会主席团实行等额无记名投票选举。",
    "本次选举采用等额方式进行。",
    "一、主席团成员由大会等额选举产生。",
]
PASSES = [
    "选举采取差额、无记名投票的方式。",
    "不得等额选举。",
    "主席团实行差额选举，不搞等额选举。",
    "总监票人采取等额举手表决选举产生。",
    "大会主席团成员等额选举产生。",
    "禁止等额选举。",
    "常任代表委员会等额选举产生。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T04", {PLACE: text}) == [("contradiction", "election_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T04", {PLACE: text}) == []
