"""T14: a congress each school year."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "学生代表大会每两年召开一次。",
    "校学生代表大会每二年举行一次。",
    "学代会每3年召开一次。",
    "每两年召开一次学生代表大会。",
]
PASSES = [
    "学生代表大会每学年召开一次。",
    "学生代表大会每年召开一次，任期两年。",
    "各学院学生代表大会每两年召开一次。",
    "全国学联代表大会每五年召开一次。",
    "省学生代表大会每三年召开一次。",
    "主席团每两周召开一次会议。",
    "学生代表大会常任代表会议每两个月召开一次。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T14", {PLACE: text}) == [("contradiction", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T14", {PLACE: text}) == []
