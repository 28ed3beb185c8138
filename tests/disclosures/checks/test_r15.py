"""R15: no failed course."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    (
        {"roster.rows": [{**person, "failed_courses": ""} for person in roster()]},
        [("unchecked", "roster")],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R15", changes) == expected
