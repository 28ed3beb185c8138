"""R09: at most six people in a department, two or three of them heads."""

import pytest

from tests.disclosures.checks.filings import fired, roster


def extra(number):
    return [{**roster()[5], "name": f"新人{n}"} for n in range(number)]


FIRES = [
    ({"roster.rows": [*roster(), *extra(3)]}, [("warning", "roster")]),
]
PASSES = [
    {"roster.rows": [*roster(), *extra(2)]},
    {"roster.rows": [{**person, "post": ""} for person in roster()]},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R09", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R09", changes) == []
