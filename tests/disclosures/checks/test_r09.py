"""R09: at most six people in a department, two or three of them heads."""

import pytest

from tests.disclosures.checks.filings import fired, roster


def extra(number):
    return [{**roster()[5], "name": f"新人{n}"} for n in range(number)]


FIRES = [
    ({"roster.rows": [*roster(), *extra(3)]}, [("warning", "roster")]),
    ({"roster[4].post": "干事"}, [("warning", "roster")]),
    ({"roster[5].post": "副部长", "roster[6].post": "副部长"}, [("warning", "roster")]),
    ({"roster.rows": [], "departments[2].headcount": "7"}, [("warning", "departments")]),
    (
        {"roster.rows": [], "departments.rows": [], "indicators.i03.number": "34"},
        [("warning", "indicators.i03.number")],
    ),
    (
        {"departments[0].headcount": "", "indicators.i03.number": "40", "roster.rows": []},
        [("warning", "indicators.i03.number")],
    ),
]
PASSES = [
    {},
    {"roster.rows": [*roster(), *extra(2)]},
    {"roster.rows": [], "departments[2].headcount": "6"},
    {"roster.rows": [], "departments.rows": [], "indicators.i03.number": "33"},
    {"roster.rows": [{**person, "post": ""} for person in roster()]},
    {"departments[0].headcount": "", "indicators.i03.number": "33", "roster.rows": []},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R09", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R09", changes) == []
