"""R01: every item answered, exactly once."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.i07.answer": ""}, [("error", "indicators.i07.answer")]),
    (
        {"indicators.i01.answer": "both", "indicators.i19.answer": ""},
        [("error", "indicators.i01.answer"), ("error", "indicators.i19.answer")],
    ),
    ({"indicators.i02.answer": "基本达标"}, [("error", "indicators.i02.answer")]),
    ({"@edition": "2020", "indicators.i20.answer": "both"}, [("error", "indicators.i20.answer")]),
]
PASSES = [
    {},
    {"indicators.i07.answer": "否"},
    {"@edition": "2020"},
    {"@edition": "2021"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R01", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R01", changes) == []
