"""R13: a rank is a/b."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"roster[5].rank": "15"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "0/30"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "31/30"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "前10%"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "2月27日"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "Jan-46"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "3/"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "优秀"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "4/38/2"}, [("error", "roster[5].rank")]),
    ({"roster[5].rank": "第3名"}, [("error", "roster[5].rank")]),
]
PASSES = [
    {},
    {"roster[5].rank": "4/38"},
    {"roster[5].rank": "４／３８"},
    {"roster[5].rank": " 4 / 38 "},
    {"roster[5].rank": "第4名/38人"},
    {"roster[5].rank": "4（38）"},
    {"roster[5].rank": ""},
    {"roster[5].rank": "—"},
    {"roster[5].rank": "一年级"},
    {"roster[5].rank": "新生"},
    {"roster[5].rank": "无"},
    {"roster[5].rank": "研究生"},
    {"roster[5].rank": "15", "@kind": "graduate"},
    {"roster[5].rank": "3/52（专业）"},
    {"roster[5].rank": "4/38 10.5%"},
    {"roster[5].rank": "4", "roster[5].note": "专业人数38人"},
    {"roster[5].rank": "尚未考试"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R13", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R13", changes) == []
