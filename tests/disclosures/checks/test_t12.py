"""T12: an appraisal each term, not each year."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "appraisal_rules.text"
FIRES = [
    "主席团成员每学年向评议会述职。",
    "述职评议每年开展一次。",
    "述职评议工作每学年进行一次。",
    "每年底召开述职评议会议。",
    "工作部门负责人每一学年述职一次。",
    "述职评议会一年一次。",
]
PASSES = [
    "主席团成员每学期向评议会述职。",
    "述职评议每学期开展一次，每学年汇总结果。",
    "每学年述职两次。",
    "每学年春、秋学期各述职一次。",
    "每年根据述职评议结果评选先进，予以表彰。",
    "评议会成员每学年换届一次。",
    "提交本学年工作书面总结。",
    "述职评议在期末举行。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T12", {PLACE: text}) == [("contradiction", "appraisal_rules.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T12", {PLACE: text}) == []
