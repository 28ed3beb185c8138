"""R05: the presidium in table, roster and limit."""

import pytest

from tests.disclosures.checks.filings import fired, roster


def presidium(size):
    return [*({**roster()[0], "name": f"主席{n}"} for n in range(size)), *roster()[3:]]


def unplaced():
    return [{**person, "post": "", "department": ""} for person in roster()]


FIRES = [
    ({"indicators.i04.number": "4"}, [("contradiction", "indicators.i04.number")]),
    (
        {"roster[2].post": "干事", "roster[2].department": "学习部"},
        [("contradiction", "indicators.i04.number")],
    ),
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
    ({"roster[5].department": "主席团、学习部"}, [("contradiction", "indicators.i04.number")]),
]
PASSES = [
    {},
    {"roster.rows": presidium(5), "indicators.i04.number": "5"},
    {"roster[0].post": "主席", "roster[0].department": ""},
    {"roster[1].post": "", "roster[1].department": "主席团成员"},
    {"roster[2].post": "", "roster[2].department": "执行主席"},
    {"roster[0].post": "轮值执行主席", "roster[1].post": "副主席", "roster[2].post": "成员"},
    {"roster[0].department": "学生会主席团", "roster[0].post": ""},
    {"roster[0].post": "主席团成员、团支部书记"},
    {"roster[0].post": "", "roster[0].department": "", "roster[0].note": "主席"},
    {"roster[0].post": "", "roster[0].department": ""},
    {"roster[0].post": "执行主席（轮值）", "roster[1].post": "主席团成员、办公部部长"},
    {"roster[0].post": "青川大学学生会主席"},
    {"roster[2].department": "", "roster[2].post": "副主席"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R05", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R05", changes) == []
