"""T05 beyond the duties: the charter, the Party's guidance and the structure chart's text."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ("charter.text", "第九条 学生会的主要任务：\n（一）协助学校做好宿舍管理和安全保卫工作。"),
    ("charter.text", "第九条 工作部门职责：\n（一）生活部：检查宿舍卫生；"),
    ("party_guidance.text", "学生会配合学校开展早操检查和晚自习考勤。"),
    ("departments.chart_text", "主席团\n纪检部：课堂考勤"),
]
PASSES = [
    ("charter.text", "第八条 会员的义务：\n（一）遵守宿舍管理规定和课堂纪律，服从宿舍检查。"),
    ("charter.text", "第九条 学校保卫处负责安全保卫工作，学生会收集同学意见。"),
    ("charter.text", "第四章 二级学院学生会\n第九条 工作任务：负责早操考勤。"),
    (
        "charter.text",
        "第九条 本会工作人员不得有下列行为：\n（一）参与宿舍检查；\n（二）参与助学金评定。",
    ),
    ("party_guidance.text", "学校党委加强宿舍管理和校园安全管理，关心学生会工作。"),
    ("party_guidance.text", "学生会不再承担宿舍检查、课堂考勤等行政工作。"),
    ("departments.chart_text", "主席团\n办公部：例会考勤"),
]


@pytest.mark.parametrize(("place", "text"), FIRES)
def test_fires(place, text):
    assert fired("T05", {place: text}) == [("contradiction", place)]


@pytest.mark.parametrize(("place", "text"), PASSES)
def test_stays_silent(place, text):
    assert fired("T05", {place: text}) == []
