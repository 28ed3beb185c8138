"""R06: departments in table, structure and roster."""

import pytest

from tests.disclosures.checks.filings import UNITS, fired


def units(number):
    names = [*UNITS, "外联部", "实践部"][:number]
    return [{"name": name, "headcount": "4", "duties": "服务同学。"} for name in names]


FIRES = [
    ({"indicators.i05.number": "6"}, [("contradiction", "indicators.i05.number")]),
    (
        {"indicators.i05.number": "7", "departments.rows": units(7)},
        [("contradiction", "indicators.i05.number")],
    ),
    (
        {
            "indicators.i05.number": "7",
            "indicators.i05.answer": "否",
            "departments.rows": units(7),
            "roster.rows": [],
        },
        [("information", "indicators.i05.number")],
    ),
    ({"departments.rows": units(4)}, [("contradiction", "indicators.i05.number")]),
    ({"departments.rows": [], "roster.rows": []}, [("unchecked", "departments")]),
    ({"roster[22].department": "新媒体部"}, [("contradiction", "indicators.i05.number")]),
]
PASSES = [
    {},
    {"departments.rows": [{"name": "主席团", "headcount": "3"}, *units(5)]},
    {"departments.rows": [*units(5), {"name": "合 计", "headcount": "20"}]},
    {"departments.rows": [{"name": "主 席 团 成 员", "headcount": "3"}, *units(5)]},
    {"departments.rows": []},
    {"indicators.i05.number": ""},
    {"roster[3].department": " 办 公 部 "},
    {"roster[3].department": ""},
    {"departments[1].name": "学 习 部", "departments[2].name": "3.文体部"},
    {
        "departments.rows": [
            {"name": n, "headcount": "4", "duties": "服务同学。"} for n in (*UNITS, "合计")
        ]
    },
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R06", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R06", changes) == []
