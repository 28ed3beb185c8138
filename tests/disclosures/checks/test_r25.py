"""R25: the secretary-general is a full-time cadre."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"responsible[1].full_time": "否"}, [("contradiction", "responsible[1].full_time")]),
    (
        {"responsible[1].full_time": "不是", "indicators.i17.answer": "否"},
        [("information", "responsible[1].full_time")],
    ),
    ({"responsible[1].full_time": "？"}, [("unchecked", "responsible[1].full_time")]),
    (
        {"responsible[1].category": "学生会秘书长", "responsible[1].full_time": "否"},
        [("contradiction", "responsible[1].full_time")],
    ),
]
PASSES = [
    {},
    {"responsible[1].full_time": "是"},
    {"responsible[0].full_time": "否"},
    {"responsible.rows": []},
    {"responsible[1].category": "秘书长", "responsible[1].full_time": "√"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R25", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R25", changes) == []
