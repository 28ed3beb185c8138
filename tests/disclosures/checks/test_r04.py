"""R04: declared staff and roster."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"roster.rows": roster()[:22]}, [("contradiction", "indicators.i03.number")]),
    (
        {"roster.rows": roster()[:22], "indicators.i03.answer": "否"},
        [("contradiction", "indicators.i03.number")],
    ),
]
PASSES = [
    {"roster.rows": [*roster()[:3], {}, *roster()[3:], {"name": "　"}]},
    {"roster.rows": [*roster(), {"name": "合计"}, {"name": "共23人"}]},
    {"roster.rows": [{"name": "主席团"}, *roster()[:3], {"name": "办公部"}, *roster()[3:]]},
    {"roster.rows": [*roster(), {**roster()[0], "department": "办公部", "post": "部长"}]},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R04", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R04", changes) == []
