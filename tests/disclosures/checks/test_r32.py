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
    (
        {
            "second_level": {
                "units": [{"name": "文学院学生会", "staff": "31", "answers": {"s03": "否"}}]
            }
        },
        [("information", "second_level.units[0].staff")],
    ),
    (
        {"second_level": {"units": [{"name": "文学院学生会", "staff": "35人"}]}},
        [("contradiction", "second_level.units[0].staff")],
    ),
]
PASSES = [
    {},
    {"second_level": {"units": [{"name": "文学院学生会", "staff": "30", "presidium": "3"}]}},
    {"second_level": {"units": [{"name": "文学院学生会"}]}},
    {"second_level": {"units": [{"name": "文学院学生会", "staff": "28人（含主席团3人）"}]}},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R32", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R32", changes) == []
