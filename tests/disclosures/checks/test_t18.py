"""T18: the election rules are adopted by the congress."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "election_rules.text"
FIRES = [
    "本选举办法，提请学生会主席团全体会议讨论，表决通过后生效。",
    "本办法经常任代表会议审议通过后施行。",
    "本办法由学生会主席团讨论通过。",
    "本选举办法经学生委员会表决通过后生效。",
    "本办法提交筹委会通过后执行。",
]
PASSES = [
    "本办法经学生代表大会表决通过后生效。",
    "本选举办法由大会主席团审议后提请大会表决通过。",
    "本办法经学生委员会审议，提交学生代表大会通过。",
    "本办法由校学生会主席团负责解释。",
    "本选举办法经大会通过后施行。",
    "本办法由学生会主席团起草，提请青川大学第三次学生代表大会审议通过。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T18", {PLACE: text}) == [("warning", "election_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T18", {PLACE: text}) == []
