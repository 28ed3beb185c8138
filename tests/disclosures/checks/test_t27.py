"""T27: the guiding thought is today's."""

import pytest

from tests.disclosures.checks.filings import fired

LONG = "学生会全心全意服务同学，依法依章程开展工作，倡导良好校风学风。" * 22
FIRES = [LONG, f"以“三个代表”重要思想为指导。{LONG}", f"贯彻习近平总书记系列讲话精神。{LONG}"]
PASSES = [
    f"以习近平新时代中国特色社会主义思想为指导。{LONG}",
    f"以习近平 新时代中国特色社会主义思想为指导。{LONG}",
    "学生会服务同学。",
    "",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T27", {"charter.text": text}) == [("warning", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T27", {"charter.text": text}) == []
