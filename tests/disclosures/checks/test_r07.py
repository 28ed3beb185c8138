"""R07: headcounts add up, in either layout."""

import pytest

from tests.disclosures.checks.filings import UNITS, fired


def units():
    return [{"name": name, "headcount": "4"} for name in UNITS]


FIRES = [
    ({"departments[0].headcount": "5"}, [("contradiction", "departments")]),
    ({"indicators.i03.number": "20"}, [("contradiction", "departments")]),
    (
        {"departments.rows": [*units(), {"name": "主席团", "headcount": "4"}]},
        [("contradiction", "departments")],
    ),
    ({"departments[0].headcount": "5人（含负责人2人）"}, [("contradiction", "departments")]),
    ({"departments[0].headcount": "7", "roster.rows": []}, [("information", "departments")]),
]
PASSES = [
    {},
    {"departments.rows": [{"name": "主席团", "headcount": "3"}, *units()]},
    {"departments.rows": [*units(), {"name": "合计", "headcount": "20"}]},
    {"departments[0].headcount": "四人"},
    {"departments[0].headcount": ""},
    {"departments.rows": []},
    {"roster.rows": []},
    {"departments[0].headcount": "5", "roster[1].department": "办公部"},
    {"departments[0].headcount": "4人（含负责人2人）"},
    {"departments[1].headcount": "4 人", "departments[2].headcount": "四"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R07", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R07", changes) == []
