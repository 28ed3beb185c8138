"""R39: typed numbers and dates can be read."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"departments[1].headcount": "若干"}, [("error", "departments[1].headcount")]),
    ({"congress.delegates": "一百多"}, [("error", "congress.delegates")]),
    (
        {"congress.delegations": [{"name": "一", "count": "不详"}]},
        [("error", "congress.delegations[0].count")],
    ),
    ({"congress.date": "12月11日"}, [("error", "congress.date")]),
    ({"indicators.trainings[0].date": "开学初"}, [("error", "indicators.trainings[0].date")]),
    ({"indicators.students": "约1.2万"}, [("error", "indicators.students")]),
    ({"charter.adopted": "去年"}, [("error", "charter.adopted")]),
    (
        {"indicators.i07.answer": "否", "indicators.i07.remedy_date": "尽快"},
        [("error", "indicators.i07.remedy_date")],
    ),
    ({"second_level": {"total": "十几个"}}, [("error", "second_level.total")]),
]
PASSES = [
    {},
    {"congress.delegates": "一百五十名"},
    {"congress.date": "２０２４年１２月１１日"},
    {"charter.adopted": "2020年11月"},
    {"departments[1].headcount": ""},
    {"indicators.i07.answer": "否", "indicators.i07.remedy_date": "2025年6月"},
    {"indicators.i03.number": "若干"},
    {"roster[5].rank": "若干"},
    {"departments[1].headcount": "4人（含负责人2人）"},
    {"indicators.students": "１４,６００人"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R39", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R39", changes) == []
