"""R03: 40, or 60 on stated grounds."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.i03.number": "61"}, [("contradiction", "indicators.i03.number")]),
    (
        {"indicators.i03.number": "61", "indicators.i03.answer": "否"},
        [("information", "indicators.i03.number")],
    ),
    (
        {"indicators.i03.number": "41", "indicators.students": ""},
        [("warning", "indicators.i03.number")],
    ),
    (
        {"indicators.i03.number": "60", "indicators.students": ""},
        [("warning", "indicators.i03.number")],
    ),
    (
        {"indicators.i03.number": "45", "indicators.students": "", "indicators.campuses": "1"},
        [("warning", "indicators.i03.number")],
    ),
]
PASSES = [
    {"indicators.i03.number": "40", "indicators.students": ""},
    {"indicators.i03.number": "60", "indicators.students": "21000"},
    {
        "indicators.i03.number": "45",
        "indicators.students": "",
        "indicators.staff_grounds": "三个校区",
    },
    {
        "indicators.i03.number": "59",
        "indicators.students": "",
        "indicators.i03.note": "在校生2.1万人，两个校区",
    },
    {"indicators.i03.number": ""},
    {"indicators.i03.number": "45", "indicators.students": "", "indicators.campuses": "3"},
    {"indicators.i03.number": "", "indicators.i03.note": "实有23人（含主席团3人）"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R03", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R03", changes) == []
