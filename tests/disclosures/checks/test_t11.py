"""T11: delegates are put forward by the class League branch."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "delegate_rules.text"
FIRES = [
    "代表由班委会提名推荐。",
    "各班班委会推选代表候选人。",
    "班级委员会讨论推荐代表。",
    "由班委推荐代表人选，学院组织选举。",
]
PASSES = [
    "代表经班级团支部推荐、学院组织选举产生。",
    "班级团支部会同班委会推荐代表。",
    "由班委会和团支部共同推荐。",
    "代表应当联系班委会，听取意见。",
    "班委会成员可以被推荐为代表。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T11", {PLACE: text}) == [("contradiction", "delegate_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T11", {PLACE: text}) == []


NO_BRANCH = "代表以班级为单位选举产生，由班级、年级、学院逐级差额选举，名额按学生人数的比例分配，做到覆盖各个学院和年级，充分发扬民主，广泛征求同学意见。"


def test_a_league_branch_named_nowhere_is_a_warning():
    changes = {"charter.text": "学生代表大会每学年召开一次。", PLACE: NO_BRANCH}
    assert fired("T11", changes) == [("warning", PLACE)]


def test_a_league_branch_named_in_the_charter_is_enough():
    assert fired("T11", {PLACE: NO_BRANCH}) == []
