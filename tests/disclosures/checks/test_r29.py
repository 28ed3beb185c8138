"""R29: the branch secretary is of the presidium."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"indicators.branch_secretary": "张三"}, [("warning", "indicators.branch_secretary")]),
    (
        {"@edition": "2023-2024", "indicators.branch_secretary": "张三"},
        [("information", "indicators.branch_secretary")],
    ),
    ({"indicators.branch_secretary": ""}, [("unchecked", "indicators.branch_secretary")]),
    (
        {"indicators.branch_secretary": "", "roster[5].post": "团支部书记"},
        [("warning", "indicators.branch_secretary")],
    ),
]
PASSES = [
    {},
    {"indicators.branch_secretary": " 赵 小 施 ", "roster[0].name": "赵小施"},
    {"indicators.branch_secretary": "张三", "indicators.i18.answer": "否"},
    {"@edition": "2020", "indicators.branch_secretary": ""},
    {"indicators.branch_secretary": f"{roster()[0]['name']}（执行主席）"},
    {"indicators.branch_secretary": "", "roster[1].post": "主席团成员、团支部书记"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R29", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R29", changes) == []
