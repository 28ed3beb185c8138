"""R27: an appraisal in each term."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.appraisals": [{"date": "2025-01-08"}]}, [("warning", "indicators.appraisals")]),
    (
        {"indicators.appraisals": [{"term": "春", "date": "2025-06-20"}]},
        [("warning", "indicators.appraisals")],
    ),
    (
        {"indicators.appraisals": [{"date": "2023-01-08"}, {"date": "2025-06-20"}]},
        [("warning", "indicators.appraisals")],
    ),
    ({"indicators.appraisals": []}, [("unchecked", "indicators.appraisals")]),
    (
        {"indicators.appraisals": [{"date": "2022-06-20"}, {"date": "2023-01-08"}]},
        [("warning", "indicators.appraisals")],
    ),
]
PASSES = [
    {},
    {"indicators.appraisals": [{"date": "2024年6月20日"}, {"date": "2025年1月8日"}]},
    {"indicators.appraisals": [], "indicators.i14.answer": "否"},
    {
        "indicators.appraisals": [
            {"term": "秋季学期", "date": "2025-02-08"},
            {"term": "春季学期", "date": "2025-06-20"},
        ]
    },
    {
        "indicators.appraisals": [
            {"date": "2023-06-20"},
            {"date": "2024-06-21"},
            {"date": "2025-01-08"},
        ]
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R27", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R27", changes) == []
