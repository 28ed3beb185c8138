"""R23: as many elected as declared."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"congress.elected": "4"}, [("contradiction", "congress.elected")]),
    ({"congress.elected": ""}, [("unchecked", "congress.elected")]),
    (
        {"congress.elected": "", "congress.text": "大会选举产生了第三届学生会主席团成员5名。"},
        [("contradiction", "congress.text")],
    ),
]
PASSES = [
    {},
    {"congress.elected": "3名"},
    {"indicators.i04.number": ""},
    {"congress.elected": "", "congress.text": "大会选举产生3名学生会主席团成员。"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R23", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R23", changes) == []
