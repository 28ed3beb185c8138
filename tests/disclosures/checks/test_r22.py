"""R22: more candidates than seats, by a fifth."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"congress.candidates": "3"}, [("contradiction", "congress.candidates")]),
    ({"congress.candidates": "2"}, [("contradiction", "congress.candidates")]),
    ({"congress.candidates": "11", "congress.seats": "10"}, [("warning", "congress.candidates")]),
    (
        {"congress.candidates": "", "election_rules.text": ""},
        [("unchecked", "congress.candidates")],
    ),
    ({"congress.seats": "", "election_rules.text": ""}, [("unchecked", "congress.seats")]),
    (
        {
            "congress.candidates": "",
            "congress.seats": "",
            "election_rules.text": "主席团候选人3名，应选3名。",
        },
        [("contradiction", "election_rules.text")],
    ),
    (
        {
            "congress.candidates": "",
            "congress.seats": "",
            "election_rules.text": "从11名候选人中选举产生10名主席团成员。",
        },
        [("warning", "election_rules.text")],
    ),
    (
        {
            "congress.candidates": "",
            "congress.seats": "",
            "election_rules.text": "实行差额选举，差额比例不低于10%。",
        },
        [("warning", "election_rules.text"), ("unchecked", "congress.candidates")],
    ),
]
TEXT_ONLY = {"congress.candidates": "", "congress.seats": ""}
PASSES = [
    {},
    {"congress.candidates": "6", "congress.seats": "5"},
    {"congress.candidates": "4"},
    {
        **TEXT_ONLY,
        "election_rules.text": "主席团由五名成员组成，主席团候选人为六人，采用差额选举。",
    },
    {
        **TEXT_ONLY,
        "election_rules.text": "学生会主席团候选人共6名，选举产生第三届学生会主席团成员5名。",
    },
    {
        **TEXT_ONLY,
        "election_rules.text": "各学院推荐候选人1名。主席团候选人6名，应选5名，差额比例不低于20%。",
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R22", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R22", changes) == []
