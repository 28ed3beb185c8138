"""T17: quorum of two thirds."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "election_rules.text"
FIRES = [
    "实到会代表必须超过应到会代表的半数，选举方有效。",
    "到会代表超过应到代表的二分之一，方可召开大会。",
    "大会须有半数以上代表出席方可召开。",
    "出席人数达到应到人数的50%即可以进行选举。",
    "有过半数代表到会方能进行选举。",
]
PASSES = [
    "应到会的正式代表有三分之二以上出席大会，方可进行选举。",
    "到会代表达到应到代表的五分之四方可选举。",
    "得票超过到会代表半数方可当选。",
    "赞成票超过实到会代表的半数为当选，选举有效。",
    "修改章程须经到会代表半数以上同意方有效。",
    "到会代表应达到应到会人数的2/3，方可开会。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T17", {PLACE: text}) == [("warning", "election_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T17", {PLACE: text}) == []


def test_majorities_that_differ_are_shown():
    changes = {
        "charter.text": "第三条 选举须有三分之二以上代表同意方能生效。",
        PLACE: "候选人所得赞成票超过半数为当选。",
    }
    assert fired("T17", changes) == [("warning", "charter.text")]


def test_the_same_majority_is_right():
    changes = {
        "charter.text": "第三条 选举须有半数以上代表同意方能生效。",
        PLACE: "候选人所得赞成票超过半数为当选。",
    }
    assert fired("T17", changes) == []
