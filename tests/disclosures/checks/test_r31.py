"""R31: the second-level table is there where the year demands it."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({}, [("unchecked", "second_level")]),
    ({"@edition": "2023-2024"}, [("warning", "second_level")]),
]
PASSES = [
    {"@edition": "2020"},
    {"second_level": {"counts": {"s01": "3"}, "total": "3"}},
    {"@edition": "2023-2024", "second_level": {"units": [{"name": "文学院学生会"}]}},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R31", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R31", changes) == []
