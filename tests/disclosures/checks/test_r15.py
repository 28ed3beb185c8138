"""R15: no failed course."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"roster[5].failed_courses": "是"}, [("contradiction", "roster[5].failed_courses")]),
    ({"roster[5].failed_courses": "有"}, [("contradiction", "roster[5].failed_courses")]),
    ({"roster[5].failed_courses": "1门"}, [("contradiction", "roster[5].failed_courses")]),
    ({"roster[5].failed_courses": "存在"}, [("contradiction", "roster[5].failed_courses")]),
    (
        {"roster[5].failed_courses": "是", "indicators.i08.answer": "否"},
        [("information", "roster[5].failed_courses")],
    ),
    ({"roster[5].failed_courses": ""}, [("unchecked", "roster")]),
    (
        {"roster.rows": [{**person, "failed_courses": ""} for person in roster()]},
        [("unchecked", "roster")],
    ),
    (
        {"@kind": "graduate", "roster[5].failed_courses": "是"},
        [("contradiction", "roster[5].failed_courses")],
    ),
    ({"roster[5].failed_courses": "有1门"}, [("contradiction", "roster[5].failed_courses")]),
    (
        {"roster[5].failed_courses": "是（已补考通过）"},
        [("contradiction", "roster[5].failed_courses")],
    ),
]
PASSES = [
    {},
    {"roster[5].failed_courses": "否"},
    {"roster[5].failed_courses": "无"},
    {"roster[5].failed_courses": "没有"},
    {"roster[5].failed_courses": "不存在"},
    {"roster[5].failed_courses": "0"},
    {"roster[5].failed_courses": "0门"},
    {"roster[5].failed_courses": "无不及格"},
    {"roster[5].failed_courses": "无不及格情况"},
    {"roster[5].failed_courses": "否（无）"},
    {"roster[5].failed_courses": "全部合格"},
    {"roster[3].failed_courses": ""},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R15", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R15", changes) == []
