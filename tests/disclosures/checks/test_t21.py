"""T21: the federation guides, it does not lead."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "charter.text"
FIRES = [
    "本会是在省学联、学校党委的领导下开展工作的学生组织。",
    "本会接受学校党委和市学生联合会的领导，接受校团委指导。",
    "本会受省学生联合会领导。",
    "在上级学联的统一领导下开展工作。",
]
PASSES = [
    "本会在学校党委领导下、校团委和省学联指导下开展工作。",
    "本会接受学校党委的领导，接受省学生联合会的指导。",
    "在学联指导、党委领导下开展工作。",
    "学校党委领导、团委和学联指导。",
    "本会是省学生联合会的会员团体，接受学校党委领导。",
    "选举产生出席上级学联代表大会的代表。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T21", {PLACE: text}) == [("warning", "charter.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T21", {PLACE: text}) == []
