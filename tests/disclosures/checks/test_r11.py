"""R11: political status."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    (
        {"roster[5].political_status": "入党积极分子"},
        [("contradiction", "roster[5].political_status")],
    ),
    ({"roster[5].political_status": "群众"}, [("contradiction", "roster[5].political_status")]),
    ({"roster[5].political_status": ""}, [("contradiction", "roster[5].political_status")]),
    ({"roster[5].political_status": "发展对象"}, [("contradiction", "roster[5].political_status")]),
    ({"roster[5].political_status": "民主党派"}, [("contradiction", "roster[5].political_status")]),
    ({"roster[5].political_status": "少先队员"}, [("contradiction", "roster[5].political_status")]),
    (
        {"roster[5].political_status": "群众", "indicators.i07.answer": "否"},
        [("information", "roster[5].political_status")],
    ),
    ({"roster[5].political_status": "党员"}, [("information", "roster[5].political_status")]),
    (
        {"roster.rows": [{**person, "political_status": ""} for person in roster()]},
        [("contradiction", "roster")],
    ),
    (
        {"roster[5].political_status": "入党积极分子、发展对象"},
        [("contradiction", "roster[5].political_status")],
    ),
    (
        {"roster[5].political_status": "群众（原团员）"},
        [("contradiction", "roster[5].political_status")],
    ),
]
PASSES = [
    {},
    {"roster[5].political_status": "中共党员"},
    {"roster[5].political_status": "中共 预备党员"},
    {"roster[5].political_status": "共青团员"},
    {"roster[5].political_status": "共青团员（入党积极分子）"},
    {"roster[5].political_status": "共青团员、入党积极分子"},
    {"roster[5].political_status": "团员"},
    {"roster[5].political_status": "中共党员（预备）"},
    {"roster[5].political_status": "预备党员"},
    {"roster[5].political_status": "中国共产党党员"},
    {"roster[5].political_status": "共青团员 入党积极分子"},
    {"roster[5].political_status": "入党积极分子（共青团员）"},
    {"roster[5].political_status": "党员（预备）"},
    {"roster[5].political_status": "中国共产主义青年团员"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R11", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R11", changes) == []
