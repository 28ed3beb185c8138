"""R37: an answer 否 has a reason and a date."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    (
        {"indicators.i07.answer": "否"},
        [("error", "indicators.i07.reason"), ("error", "indicators.i07.remedy_date")],
    ),
    (
        {"indicators.i07.answer": "否", "indicators.i07.reason": "2人为群众"},
        [("error", "indicators.i07.remedy_date")],
    ),
    (
        {"indicators.i07.answer": "否", "indicators.i07.remedy_date": "2025-06-30"},
        [("error", "indicators.i07.reason")],
    ),
    (
        {"indicators.i07.answer": "否", "indicators.i07.note": "2人为群众，正在整改"},
        [("error", "indicators.i07.remedy_date")],
    ),
]
PASSES = [
    {},
    {
        "indicators.i07.answer": "否",
        "indicators.i07.reason": "2人为群众",
        "indicators.i07.remedy_date": "2025年6月30日",
    },
    {"indicators.i07.answer": "否", "indicators.i07.note": "2人为群众，2025年6月前调整"},
    {
        "@edition": "2020",
        "indicators.i07.answer": "否",
        "indicators.i07.reason": "2人为群众",
        "indicators.i07.remedy_date": "2021年3月",
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R37", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R37", changes) == []
