"""R10: posts."""

import pytest

from tests.disclosures.checks.filings import fired, roster

FIRES = [
    ({"roster[5].post": "主任"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "主席助理"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "办公部主任"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "秘书长"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "委员"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "志愿者"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "学习总监"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "小组长"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "宣传委员"}, [("contradiction", "roster[5].post")]),
    (
        {"roster[5].post": "秘书", "indicators.i06.answer": "否"},
        [("information", "roster[5].post")],
    ),
    ({"roster[5].post": "部员"}, [("information", "roster")]),
    ({"roster[5].post": "办公部成员"}, [("information", "roster")]),
    ({"roster[5].post": "负责人"}, [("information", "roster")]),
    ({"roster[5].post": "部门负责人"}, [("information", "roster")]),
    ({"roster[5].post": "常务副部长"}, [("information", "roster")]),
    ({"roster[5].post": "骨干"}, [("information", "roster")]),
    ({"roster.rows": [{**person, "post": ""} for person in roster()]}, [("unchecked", "roster")]),
    ({"roster[5].post": ""}, [("unchecked", "roster[5].post")]),
    ({"roster[5].post": "办公部主任"}, [("contradiction", "roster[5].post")]),
    ({"roster[5].post": "主席助理"}, [("contradiction", "roster[5].post")]),
]
PASSES = [
    {},
    {"roster[5].post": "部长"},
    {"roster[5].post": "副 部 长"},
    {"roster[5].post": "干事"},
    {"roster[5].post": "干事（试用期）"},
    {"roster[5].post": "办公部干事"},
    {"roster[5].post": "执行部部长"},
    {"roster[1].post": "主席"},
    {"roster[1].post": "副主席"},
    {"roster[1].post": "轮值执行主席"},
    {"roster[1].post": "主席团主席"},
    {"roster[1].post": "主席团成员、团支部书记"},
    {"roster[1].post": "成员"},
    {"roster[1].post": "主席团成员、办公部部长"},
    {"roster[0].post": "执行主席（轮值）", "roster[5].post": "见习干事"},
    {"roster[5].post": "办公部-干事", "roster[6].post": "办公部/干事"},
    {"roster[3].post": "部长（主持工作）"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R10", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R10", changes) == []
