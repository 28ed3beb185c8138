"""R01: every item answered, exactly once."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {"indicators.i01.answer": "both", "indicators.i19.answer": ""},
        [("error", "indicators.i01.answer"), ("error", "indicators.i19.answer")],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R01", changes) == expected
