"""R11: political status."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    (
        {"roster.rows": [{**person, "political_status": ""} for person in roster()]},
        [("contradiction", "roster")],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R11", changes) == expected
