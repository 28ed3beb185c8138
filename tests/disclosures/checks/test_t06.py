"""T06: no centres or project offices as standing levels."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "审批学生会各中心工作人员。",
    "学生会下设办公室、新媒体中心和学习部。",
    "学生会设置志愿服务中心、学习部等机构。",
    "主席团下设项目办公室。",
    "本会设立权益服务中心，负责维权工作。",
    "学生会各职能中心在主席团领导下工作。",
]
PASSES = [
    "始终以同学为中心，不以自我为中心。",
    "学校网络信息中心负责技术支持。",
    "学生会不设“中心”“项目办公室”等常设层级。",
    "学生会未下设新媒体中心。",
    "学生会围绕学校中心工作开展活动。",
    "活动在大学生活动中心举行。",
    "学生会设学习部、文体部等工作部门。",
    "取消学生会各中心，改设工作部门。",
    "二级学院学生会可下设新媒体中心。",
    "坚持以学习为中心，设立学习部。",
    "学生会设主席团，以服务同学为中心任务。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T06", {PLACE: text}) == [("contradiction", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T06", {PLACE: text}) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("新媒体中心", "contradiction"), ("办公室", "information"), ("秘书处", "information")],
)
def test_a_department_by_its_name(name, expected):
    assert fired("T06", {"departments[1].name": name}) == [(expected, "departments[1].name")]


@pytest.mark.parametrize("name", ["学习部", "学习部（含网络信息中心联络）", "主席团", ""])
def test_a_department_rightly_named(name):
    assert fired("T06", {"departments[1].name": name}) == []
