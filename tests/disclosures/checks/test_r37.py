"""R37: an answer 否 has a reason and a date."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {"indicators.i07.answer": "否"},
        [("error", "indicators.i07.reason"), ("error", "indicators.i07.remedy_date")],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R37", changes) == expected
