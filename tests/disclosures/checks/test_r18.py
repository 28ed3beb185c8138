"""R18: the same date and ordinal everywhere."""

import pytest

from tests.disclosures.checks.filings import fired

FIRES = [
    ({"congress.date": "2024-12-12"}, [("contradiction", "indicators.i11.date")]),
    (
        {"congress.date": "", "congress.text": "大会于2024年12月12日召开。"},
        [("contradiction", "indicators.i11.date")],
    ),
    ({"congress.date": "", "congress.text": "大会顺利召开。"}, [("unchecked", "congress.date")]),
    (
        {"delegate_rules.text": "第二次学生代表大会代表名额按1%分配。"},
        [("contradiction", "delegate_rules.text")],
    ),
    (
        {"election_rules.text": "青川大学第四次学生代表大会选举办法"},
        [("contradiction", "election_rules.text")],
    ),
    (
        {"congress.text": "青川大学第三次学生代表大会于2024年12月12日召开。"},
        [("contradiction", "congress.date")],
    ),
    (
        {
            "congress.ordinal": "",
            "congress.text": "大会于2024年12月11日召开。",
            "election_rules.text": "第四次学生代表大会选举办法",
        },
        [("contradiction", "delegate_rules.text")],
    ),
    (
        {"congress.ordinal": "第五次", "election_rules.text": "", "delegate_rules.text": ""},
        [("contradiction", "congress.ordinal")],
    ),
    (
        {"candidate_rules.text": "第五届学生会主席团候选人由各学院推荐。"},
        [("contradiction", "candidate_rules.text")],
    ),
]
PASSES = [
    {},
    {"congress.date": "2024年12月10日", "congress.date_end": "2024-12-11"},
    {"indicators.i11.date": "2024年12月10日至12日"},
    {"congress.date": ""},
    {"indicators.i11.date": ""},
    {
        "delegate_rules.text": "根据全国学联第二十七次代表大会精神，制定第三次学生代表大会代表产生办法。"
    },
    {
        "delegate_rules.text": "贯彻共青团第十九次全国代表大会精神，依据第二次学生代表大会审议通过的章程。"
    },
    {"delegate_rules.text": "各学院第一次学生代表大会选举产生代表。"},
    {"delegate_rules.text": "信息工程学院第一次学生代表大会选举产生代表。"},
    {"delegate_rules.text": "出席第三次学代会的代表。第二次学代会以来，"},
    {"candidate_rules.text": "第二届学生会主席团工作报告由大会审议。"},
    {"election_rules.text": "青川大学第3次学生代表大会选举办法"},
    {"congress.ordinal": "三"},
    {"congress.text": "大会筹备会于2024年11月2日召开。第三次学生代表大会于2024年12月11日召开。"},
    {
        "congress.text": "第二次学生代表大会于2023年12月5日召开以来，第三次学生代表大会于2024年12月11日召开。"
    },
    {"congress.text": "各学院学生代表大会于2024年11月20日前召开。"},
    {"charter.text": "本章程经第一次学生代表大会通过，第二次学生代表大会修订。"},
]


@pytest.mark.parametrize(("changes", "expected"), FIRES)
def test_fires(changes, expected):
    assert fired("R18", changes) == expected


@pytest.mark.parametrize("changes", PASSES)
def test_stays_silent(changes):
    assert fired("R18", changes) == []
