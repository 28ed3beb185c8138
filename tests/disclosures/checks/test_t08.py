"""T08: candidates are put forward by the League organisations of the faculties."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "candidate_rules.text"
FIRES = [
    "候选人由各学院团委推荐，或由校学生会主席推荐。",
    "推荐名额：各学院推荐2人，校学生会推荐2至5人。",
    "学生会主席团提名候选人人选。",
    "上届主席团推荐产生候选人。",
    "现任主席团成员可推荐候选人一名。",
    "候选人由学生会主席团推荐产生。",
]
PASSES = [
    "主席团候选人由各学院团组织推荐。",
    "学生会主席团候选人由各学院团委推荐。",
    "各学院团委向校学生会推荐人选。",
    "校学生会主席团候选人推荐表由学院团委填写。",
    "学生自愿报名，由学院团总支推荐。",
    "学生会工作人员由班级团支部推荐。",
    "学生会工作部门成员由学生会推荐，经校团委审核。",
    "各学院团组织把推荐材料报学生会秘书处汇总。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T08", {PLACE: text}) == [("contradiction", "candidate_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T08", {PLACE: text}) == []
