"""T16: what the results of the appraisal are for."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "appraisal_rules.text"
FIRES = [
    "第一条 组建评议会，以学生代表为主，校团委共同参与。第二条 主席团成员和工作部门负责人每学期向评议会述职。第三条 评议会现场打分，公布等次。",
]
PASSES = [
    "第一条 组建评议会。第二条 每学期述职。第三条 评奖评优依据评议结果择优提名，不与岗位简单挂钩。",
    "",
    "第一条 组建评议会，以学生代表为主。第二条 主席团成员和工作部门负责人每学期向评议会述职。第三条 评议结果作为选拔任用的重要依据，在一定范围内公开。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T16", {PLACE: text}) == [("information", "appraisal_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T16", {PLACE: text}) == []
