"""R08: each department in structure table and roster."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"departments[0].headcount": "5"}, [("contradiction", "departments[0].headcount")]),
    (
        {"departments[1].name": "学习发展部"},
        [("contradiction", "departments[1].name"), ("contradiction", "roster[7].department")],
    ),
    (
        {"roster[22].department": "外联部"},
        [("contradiction", "departments[4].headcount"), ("contradiction", "roster[22].department")],
    ),
    ({"roster[5].department": "", "roster[5].post": ""}, [("unchecked", "roster")]),
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
    {},
    {"departments[1].name": "学 习 部"},
    {"departments[1].name": "校学生会学习部"},
    {"departments[0].headcount": "4人"},
    {"departments[0].headcount": ""},
    {"departments.rows": []},
    {"roster.rows": []},
    {"roster[1].department": "办公部"},
    {"roster[1].department": "办公部", "departments[0].headcount": "5"},
    {"departments[0].name": "校学生会办公部", "departments[1].name": "一、学习部"},
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
