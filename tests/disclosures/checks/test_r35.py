"""R35: nobody twice."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    (
        {
            "roster[5].name": "张明",
            "roster[6].name": "张 明",
            "roster[5].faculty": "",
            "roster[5].grade": "",
            "roster[6].grade": "",
        },
        [("error", "roster[6].name")],
    ),
    ({"roster[1]": roster()[0]}, [("error", "roster[1].name")]),
    ({"roster[5].name": "张明", "roster[20].name": "张明"}, [("warning", "roster[20].name")]),
    ({"roster[5].name": "张明", "roster[6].name": "张明"}, [("warning", "roster[6].name")]),
]
PASSES = [
    {},
    {"roster[5].name": "", "roster[6].name": ""},
    {"roster[5].name": "张明", "roster[6].name": "张名"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R35", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R35", changes) == []
