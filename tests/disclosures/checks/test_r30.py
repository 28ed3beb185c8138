"""R30: the survey has date, sample, result."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.survey.result": ""}, [("information", "indicators.survey")]),
    ({"indicators.survey": {}}, [("unchecked", "indicators.survey")]),
]
PASSES = [
    {},
    {"indicators.survey": {}, "indicators.i19.answer": "否"},
    {"@edition": "2021", "indicators.survey": {}},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R30", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R30", changes) == []
