"""R14: no rank only for first-years and graduates."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"roster[5].rank": ""}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "—"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "/"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "无"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "一年级"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "新生"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "未达到一学期"}, [("contradiction", "roster[5].rank")]),
    ({"roster[5].rank": "", "roster[5].grade": "大二"}, [("contradiction", "roster[5].rank")]),
    (
        {"roster[5].rank": "", "roster[5].grade": "22级", "indicators.i08.answer": "否"},
        [("information", "roster[5].rank")],
    ),
    ({"roster[5].rank": "一年级", "roster[5].grade": ""}, [("unchecked", "roster")]),
    (
        {"@edition": "2020", "roster[5].rank": "", "roster[5].grade": "19级"},
        [("contradiction", "roster[5].rank")],
    ),
    ({"roster[5].rank": "暂无成绩"}, [("contradiction", "roster[5].rank")]),
    (
        {"roster[5].rank": "未参加考试", "roster[5].grade": "2023"},
        [("contradiction", "roster[5].rank")],
    ),
    ({"roster[5].rank": "", "roster[5].grade": "2028届"}, [("unchecked", "roster")]),
]
PASSES = [
    {},
    {"roster[5].grade": "2024级", "roster[5].rank": "新生"},
    {"roster[5].grade": "24级", "roster[5].rank": ""},
    {"roster[5].grade": "2024", "roster[5].rank": "-"},
    {"roster[5].grade": "大一", "roster[5].rank": "大一新生"},
    {"roster[5].grade": "一年级", "roster[5].rank": "未满一学期"},
    {"roster[5].grade": "2024级本科", "roster[5].rank": "无"},
    {"roster[5].grade": "2025级", "roster[5].rank": "暂无"},
    {"roster[5].grade": "硕士研究生二年级", "roster[5].rank": ""},
    {"roster[5].grade": "研二", "roster[5].rank": "研究生"},
    {"roster[5].grade": "2024级", "roster[5].rank": "2024级新生"},
    {"roster[5].grade": "", "roster[5].faculty": "2024级护理1班", "roster[5].rank": ""},
    {"@kind": "graduate", "roster[5].rank": ""},
    {"@edition": "2020", "roster[5].rank": "", "roster[5].grade": "20级"},
    {"roster[5].grade": "2024级", "roster[5].rank": "尚未考试"},
    {"roster[5].grade": "24级本科", "roster[5].rank": "——"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R14", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R14", changes) == []
