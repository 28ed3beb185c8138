"""R17: the congress lies in the year's window."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"indicators.i11.date": "2024-08-31"}, [("contradiction", "indicators.i11.date")]),
    ({"indicators.i11.date": "2025年9月1日"}, [("contradiction", "indicators.i11.date")]),
    (
        {"indicators.i11.date": "", "congress.date": "2023-12-11"},
        [("contradiction", "congress.date")],
    ),
    (
        {"@edition": "2020", "indicators.i11.date": "2019-09-30"},
        [("contradiction", "indicators.i11.date")],
    ),
    (
        {"indicators.i11.date": "2023-12-11", "indicators.i11.answer": "否"},
        [("information", "indicators.i11.date")],
    ),
]
PASSES = [
    {},
    {"indicators.i11.date": "2024-09-01"},
    {"indicators.i11.date": "2025年8月31日"},
    {"indicators.i11.date": "2024年8月31日至9月1日"},
    {"indicators.i11.date": "", "congress.date": ""},
    {"@edition": "2020", "indicators.i11.date": "2020年11月17日至18日"},
    {"@edition": "2021", "indicators.i11.date": "2021.11.30"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R17", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R17", changes) == []
