"""T17: quorum of two thirds."""

from tests.disclosures.checks.filings import fired

PLACE = "election_rules.text"


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
