"""R04: declared staff and roster."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"indicators.i03.number": "24"}, [("contradiction", "indicators.i03.number")]),
    ({"roster.rows": roster()[:22]}, [("contradiction", "indicators.i03.number")]),
    (
        {"roster.rows": roster()[:22], "indicators.i03.answer": "否"},
        [("contradiction", "indicators.i03.number")],
    ),
]
PASSES = [
    {},
    {"indicators.i03.number": ""},
    {"roster.rows": []},
    {"roster.rows": [*roster()[:3], {}, *roster()[3:], {"name": "　"}]},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R04", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R04", changes) == []
