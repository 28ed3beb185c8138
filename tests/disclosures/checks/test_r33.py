"""R33: every section there, every picture with its words."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {"departments[2].headcount": "", "departments[3].duties": ""},
        [("error", "departments[2].headcount"), ("error", "departments[3].duties")],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R33", changes) == expected
