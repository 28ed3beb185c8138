"""R16: half of the staff from faculty unions."""

import pytest

from tests.disclosures.checks.filings import fired, roster


def from_faculty(number):
    return [
        {**p, "from_faculty_union": "是" if n < number else "否"} for n, p in enumerate(roster())
    ]


FIRES = [
    ({"roster.rows": from_faculty(11)}, [("warning", "roster")]),
    (
        {"roster.rows": [{**p, "from_faculty_union": ""} for p in roster()]},
        [("unchecked", "roster")],
    ),
    (
        {
            "roster.rows": [
                {**p, "from_faculty_union": "" if n < 3 else "否"} for n, p in enumerate(roster())
            ]
        },
        [("warning", "roster")],
    ),
]
PASSES = [
    {"roster.rows": from_faculty(12)},
    {"roster.rows": [{**p, "from_faculty_union": "是（文学院学生会）"} for p in roster()]},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R16", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R16", changes) == []
