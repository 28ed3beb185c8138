"""R28: a training in spring and in autumn."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.trainings": [{"date": "2024-10-12"}]}, [("warning", "indicators.trainings")]),
    (
        {"indicators.trainings": [{"date": "2024-10-12"}, {"date": "2024-11-12"}]},
        [("warning", "indicators.trainings")],
    ),
    ({"indicators.trainings": []}, [("unchecked", "indicators.trainings")]),
    (
        {"indicators.trainings": [{"date": "2023-03-12"}, {"date": "2023-10-12"}]},
        [("warning", "indicators.trainings")],
    ),
]
PASSES = [
    {},
    {"indicators.trainings": [{"date": "2024-03-12"}, {"date": "2024-10-12"}]},
    {"@edition": "2020", "indicators.trainings": []},
    {"indicators.trainings": [{"date": "开学"}]},
    {"indicators.trainings": [{"date": "2024年10月12日至13日"}, {"date": "2025.3.15"}]},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R28", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R28", changes) == []
