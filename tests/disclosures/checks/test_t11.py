"""T11: delegates are put forward by the class League branch."""

from tests.disclosures.checks.filings import fired

PLACE = "delegate_rules.text"


NO_BRANCH = "代表以班级为单位选举产生，由班级、年级、学院逐级差额选举，名额按学生人数的比例分配，做到覆盖各个学院和年级，充分发扬民主，广泛征求同学意见。"


def test_a_league_branch_named_nowhere_is_a_warning():
    changes = {"charter.text": "学生代表大会每学年召开一次。", PLACE: NO_BRANCH}
    assert fired("T11", changes) == [("warning", PLACE)]


def test_a_league_branch_named_in_the_charter_is_enough():
    assert fired("T11", {PLACE: NO_BRANCH}) == []
