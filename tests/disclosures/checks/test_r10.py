"""R10: posts."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"roster.rows": [{**person, "post": ""} for person in roster()]}, [("unchecked", "roster")]),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R10", changes) == expected
