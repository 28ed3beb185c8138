"""R26: two people."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"responsible[1].name": "魏若棋"}, [("warning", "responsible[1].name")]),
    ({"responsible[1].name": "魏 若 棋"}, [("warning", "responsible[1].name")]),
]
PASSES = [
    {},
    {"responsible[0].name": "", "responsible[1].name": ""},
    {"responsible[0].name": "无", "responsible[1].name": "无"},
    {"responsible[0].category": "副书记", "responsible[1].category": "秘书长"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R26", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R26", changes) == []
