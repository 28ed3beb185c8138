"""R12: within the first 30 per cent, in whole numbers."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"roster[5].rank": "10/32"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "2/6"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "１６／５３"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "40/40"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "第10名/32人"}, [("contradiction", "roster[5].rank")]),
    (
        {"roster[5].rank": "10/32", "indicators.i08.answer": "否"},
        [("information", "roster[5].rank")],
    ),
    ({"roster[7].rank": "10/32"}, [("contradiction", "roster[7].rank")]),
    ({"roster[5].rank": "专业第10/32"}, [("contradiction", "roster[5].rank")]),
    (
        {"roster[5].rank": "10", "roster[5].note": "专业人数32人"},
        [("contradiction", "roster[5].rank")],
    ),
]
PASSES = [
    {},
    {"roster[5].rank": "9/30"},
    {"roster[5].rank": "1/4"},
    {"roster[5].rank": "３／１０"},
    {"roster[5].rank": "13/44"},
    {"roster[5].rank": ""},
    {"roster[5].rank": "一年级"},
    {"roster[5].rank": "5"},
    {"roster[5].rank": "10/32", "@kind": "graduate"},
    {"roster[5].rank": "10/32", "roster[5].grade": "硕士研究生二年级"},
    {"roster[5].rank": "3/52（专业）"},
    {"roster[5].rank": "前10.5%（4/38）"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R12", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R12", changes) == []
