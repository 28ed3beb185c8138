"""T02: section seven reports the election of the union's presidium."""

import pytest

from tests.disclosures.checks.filings import fired

PLACE = "congress.text"
FIRES = [
    "大会选举产生了第三届学生委员会。",
    "会议选举产生我校第三届学生会委员会，通过了工作报告。",
    "大会选举产生了学生代表大会主席团，审议通过了各项决议。",
    "会议选举产生了常任代表会议成员15名。",
    "大会选举出出席上级学联代表大会的代表。",
]
PASSES = [
    "大会选举产生了第三届学生会主席团。",
    "大会选举产生了第三届学生委员会和学生会主席团成员。",
    "大会选举产生了新一届学生会。",
    "大会选举产生了新一届学生会领导班子。",
    "大会选举产生第三届委员会，赵小施等3人当选为主席团成员。",
    "大会听取和审议了工作报告。",
    "一、选举青川大学第一届学生会主席团\n二、选举产生常任代表会议",
    "大会审议通过了选举办法和选举委员会名单。",
    "大会选举产生了学生会执行主席和主席团成员，选举产生了常任代表委员会。",
]


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    assert fired("T02", {PLACE: text}) == [("contradiction", "congress.text")]


@pytest.mark.parametrize("text", PASSES)
def test_stays_silent(text):
    assert fired("T02", {PLACE: text}) == []
