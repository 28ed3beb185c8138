"""T03: the charter's list of powers has the election of the presidium."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "第十条 学生代表大会行使下列职权：\n（一）听取和审议工作报告；\n（二）修改章程；\n（三）选举新一届学生委员会委员；\n（四）讨论重大事项。",
    "第十条 学生代表大会的职权\n（一）听取报告；\n（二）修改章程；\n（三）征集提案。",
    "第九条 学生代表大会是最高权力机关。\n学生代表大会的职权：\n（一）制定章程；\n（二）审议报告；\n（三）选举产生常任代表会议。",
]
PASSES = [
    "第十条 学生代表大会行使下列职权：\n（一）听取报告；\n（二）修改章程；\n（三）选举产生学生会主席团。",
    "第十条 学生代表大会的职权：\n（一）听取报告；\n（二）修改章程；\n（三）选举产生新一届学生会领导机构；\n（四）其他。",
    "第十条 学生代表大会的职权：\n（一）听取报告；\n（二）修改章程；\n（三）选举产生新一届学生会；\n（四）其他。",
    "第九条 学生代表大会是最高权力机关。\n学生代表大会的职权：\n（一）制定章程；\n（二）审议报告；\n（三）选举产生主席团成员。",
    "第十条 学生代表大会的职权：\n（一）听取报告；\n（二）修改章程；\n（三）征集提案。\n第十一条 主席团由学生代表大会选举产生。",
    "第十条 常任代表会议的职权：\n（一）监督；\n（二）审议；\n（三）决定。",
    "第十条 学生代表大会代表的权利：\n（一）审议权；\n（二）表决权；\n（三）提案权。",
    "第四章 二级学生会\n第十条 学生代表大会的职权：\n（一）听取报告；\n（二）审议；\n（三）征集提案。",
    "第十条 学生代表大会讨论决定重大事项。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T03", {PLACE: text}) == [("contradiction", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T03", {PLACE: text}) == []
