"""T15: nobody in section ten is seconded."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "responsible[0].note"
FIRES = [
    "挂职",
    "县团委借调",
    "兼职副书记",
]
PASSES = [
    "",
    "专职副书记",
    "2023年起任职",
    "负责指导学生会",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T15", {PLACE: text}) == [("contradiction", "responsible[0].note")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T15", {PLACE: text}) == []
