"""R05: the presidium in table, roster and limit."""

import pytest

from tests.disclosures.checks.filings import fired, roster


def presidium(size):
    return [*({**roster()[0], "name": f"主席{n}"} for n in range(size)), *roster()[3:]]


def unplaced():
    return [{**person, "post": "", "department": ""} for person in roster()]


FIRES = [
    (
        {"roster.rows": presidium(6), "indicators.i04.number": "6"},
        [("contradiction", "indicators.i04.number")],
    ),
    (
        {"roster.rows": presidium(6), "indicators.i04.number": "6", "indicators.i04.answer": "否"},
        [("information", "indicators.i04.number")],
    ),
    (
        {"roster.rows": presidium(1), "indicators.i04.number": "1"},
        [("information", "indicators.i04.number")],
    ),
    ({"roster.rows": unplaced()}, [("unchecked", "roster")]),
]
PASSES = [
    {"roster.rows": presidium(5), "indicators.i04.number": "5"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R05", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R05", changes) == []
