"""R24: the supervising official is a full-time deputy secretary."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"responsible[0].full_time": "否"}, [("contradiction", "responsible[0].full_time")]),
    ({"responsible[0].full_time": "兼职"}, [("contradiction", "responsible[0].full_time")]),
    (
        {"responsible[0].full_time": "否", "indicators.i17.answer": "否"},
        [("information", "responsible[0].full_time")],
    ),
    ({"responsible[0].post": "校团委书记"}, [("contradiction", "responsible[0].post")]),
    ({"responsible[0].full_time": ""}, [("unchecked", "responsible[0].full_time")]),
    (
        {"responsible[0].post": "", "responsible[0].note": "校团委书记"},
        [("contradiction", "responsible[0].note")],
    ),
    (
        {"responsible[0].post": "", "responsible[0].category": "分管学生会组织的校团委书记"},
        [("contradiction", "responsible[0].category")],
    ),
]
PASSES = [
    {},
    {"responsible[0].post": ""},
    {"responsible[0].full_time": "√"},
    {"responsible[0].full_time": "专职"},
    {"responsible[0].post": "校团委副书记（主持工作）"},
    {"responsible[0].name": "", "responsible[0].full_time": ""},
    {"responsible[1].full_time": "否"},
    {"responsible[0].category": "分管学生会的校团委副书记"},
    {"responsible[0].full_time": "", "responsible[0].post": "校团委专职副书记"},
    {"responsible[0].post": "学生工作部副部长、校团委副书记"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R24", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R24", changes) == []
