"""R08: each department in structure table and roster."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    (
        {"departments[1].name": "学习发展部"},
        [("contradiction", "departments[1].name"), ("contradiction", "roster[7].department")],
    ),
    (
        {"roster[22].department": "外联部"},
        [("contradiction", "departments[4].headcount"), ("contradiction", "roster[22].department")],
    ),
    (
        {
            "roster.rows": [
                {
                    **p,
                    "department": "",
                    "post": p["post"] if n < 3 else f"{p['department']}{p['post']}",
                }
                for n, p in enumerate(roster())
            ],
            "departments[0].headcount": "5",
        },
        [("contradiction", "departments[0].headcount")],
    ),
]
PASSES = [
    {
        "roster.rows": [
            {**p, "department": "", "post": p["post"] if n < 3 else f"{p['department']}{p['post']}"}
            for n, p in enumerate(roster())
        ]
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R08", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R08", changes) == []
