"""Places by path, and what they are called."""

from __future__ import annotations

import pytest

from disclosures.content import Disclosure
from disclosures.domain import labels, paths
from reviews.domain import material, places
from tests.reviews.conftest import CONTENT

DISCLOSURE = Disclosure.model_validate(CONTENT)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("roster[1].rank", "21/35"),
        ("indicators.i03.number", "2"),
        ("indicators.students", "12000"),
        ("indicators.i19.note", ""),
        ("congress.date", "2025-05-18"),
        ("second_level.counts.s01", ""),
        ("responsible[0].full_time", "是"),
        ("charter.text#第二条", "第二条 本会接受党委领导。"),
        ("charter.text#第一章第二条", "第二条 本会接受党委领导。"),
    ],
)
def test_a_path_leads_to_its_value(path, value):
    assert paths.value_at(DISCLOSURE, path) == value


@pytest.mark.parametrize(
    "path",
    ["", "roster.", "roster[2]", "roster[-1]", "roster[x]", "roster[0].__class__", "nothing.at", "roster[99999]", "charter[0]",
     "indicators.i3", "roster[0].name.upper", "roster[0]\n", "congress.delegations[0]",
     "charter.text#第九条", "charter.text#", "charter#第二条", "charter.title#第二条", "congress.text#第一条", "roster#第一条"],
)  # fmt: skip
def test_what_leads_nowhere_is_no_place(path):
    assert not paths.exists(DISCLOSURE, path)


def test_within_is_by_whole_steps():
    assert paths.within("roster[1].rank", "roster[1]")
    assert paths.within("roster[1]", "roster")
    assert not paths.within("roster[11]", "roster[1]")
    assert not paths.within("roster", "roster[1]")
    assert paths.within("charter.text#第一条", "charter.text")
    assert paths.within("charter.text#第一条", "charter")
    assert not paths.within("charter.text#第一条", "charter.text#第一")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("roster", "整个栏目"),
        ("roster[1].rank", "第 2 行（王听雨）、成绩排名"),
        ("roster[7]", "第 8 行"),
        ("indicators.i03.number", "指标 3、备注中的数字"),
        ("departments[0].name", "第 1 行（文体部）、机构名称"),
        ("responsible[0]", "第 1 行（学生会组织秘书长）"),
        ("second_level.counts.s03", "符合标准数量、项目 3"),
        ("indicators.survey.date", "满意度调研、日期"),
        ("charter.text#第二条", "第二条"),
        ("charter.text#第九条", "第九条"),
    ],
)
def test_a_place_has_a_name(path, label):
    assert labels.label(path, DISCLOSURE) == label


def test_the_printed_number_of_another_year(db):
    assert labels.label("indicators.i03", DISCLOSURE, {"i03": "3.1"}) == "指标 3.1"


def test_every_place_that_is_offered_exists(case):
    held = material.of(case.submission)
    for section in held.sections:
        offered = places.places(section, held)
        assert offered[0] == (section, "整个栏目")
        assert all(paths.exists(held.disclosure, place.path) and place.label for place in offered)
        assert len({place.path for place in offered}) == len(offered)


def test_rows_are_offered_by_name(case):
    offered = places.places("roster", material.of(case.submission))
    assert [place.label for place in offered] == [
        "整个栏目",
        "第 1 行（张清越）",
        "第 2 行（王听雨）",
    ]


def test_articles_are_offered_by_their_number(case):
    offered = places.places("charter", material.of(case.submission))
    assert [place for place in offered if "#" in place.path] == [
        ("charter.text#第一条", "第一条"),
        ("charter.text#第二条", "第二条"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一、甲\n二、乙", ["一、", "二、"]),
        ("第一章 总则\n本会服务同学。", []),
        ("第一章 总则\n第一条 甲\n第二章 会员\n第一条 乙", ["第一章第一条", "第二章第一条"]),
    ],
)
def test_a_text_without_articles_offers_what_else_is_numbered(text, names):
    found = list(places.articles("charter", text))
    assert found == [f"charter.text#{name}" for name in names]
