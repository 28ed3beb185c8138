"""R19: delegates at least one per cent of the students."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"congress.delegates": "145"}, [("warning", "congress.delegates")]),
    ({"congress.students": "", "indicators.students": ""}, [("unchecked", "congress.students")]),
    ({"congress.delegates": "", "congress.text": ""}, [("unchecked", "congress.delegates")]),
    (
        {"congress.delegates": "", "congress.text": "大会应到正式代表145名，实到140名。"},
        [("warning", "congress.text")],
    ),
    (
        {
            "congress.students": "",
            "indicators.students": "",
            "congress.text": "学校现有在校生1.6万余人。",
        },
        [("warning", "congress.delegates")],
    ),
]
PASSES = [
    {},
    {"congress.delegates": "146"},
    {"congress.students": ""},
    {"congress.delegates": ""},
    {"congress.delegates": "146名", "congress.students": "14600人"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R19", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R19", changes) == []
