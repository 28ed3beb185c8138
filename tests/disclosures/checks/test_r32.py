"""R32: faculty unions keep within their limits."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {"second_level": {"units": [{"name": "文学院学生会", "staff": "31", "presidium": "4"}]}},
        [
            ("contradiction", "second_level.units[0].presidium"),
            ("contradiction", "second_level.units[0].staff"),
        ],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R32", changes) == expected
