"""T09: the list of candidates is settled by the Party committee."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "candidate_rules.text"
FIRES = [
    "经常任代表会议全体会议讨论，确定最终候选人名单。",
    "资格审查团审阅后决定最终候选人。",
    "由学生会主席团确定正式候选人。",
    "评审组根据得分确定最终候选人。",
    "校团委研究确定正式候选人名单。",
    "工作组讨论决定正式候选人。",
    "由校学生会最终确定主席团候选人。",
]
PASSES = [
    "经校党委学生工作部门和校团委联合审查，报校党委确定候选人名单。",
    "校团委审查后确定正式候选人，报校党委批准。",
    "校团委提出正式候选人名单。随后报学校党委审定。",
    "评审组打分，产生候选人预备人选。",
    "工作组对候选人资格进行初步审查，确定正式候选人推荐名单，报党委。",
    "正式候选人名单按姓氏笔画排序，由大会主席团确定顺序。",
    "候选人由学院团组织推荐。",
    "主席团候选人最终由校党委确定。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T09", {PLACE: text}) == [("contradiction", "candidate_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T09", {PLACE: text}) == []
