"""R22: more candidates than seats, by a fifth."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"congress.candidates": "3"}, [("contradiction", "congress.candidates")]),
    ({"congress.candidates": "2"}, [("contradiction", "congress.candidates")]),
    ({"congress.candidates": "11", "congress.seats": "10"}, [("warning", "congress.candidates")]),
    ({"congress.candidates": ""}, [("unchecked", "congress.candidates")]),
    ({"congress.seats": ""}, [("unchecked", "congress.seats")]),
]
PASSES = [
    {},
    {"congress.candidates": "6", "congress.seats": "5"},
    {"congress.candidates": "4"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R22", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R22", changes) == []
