"""What a document of our own says in words goes back into its fields; other documents stay as read."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from disclosures import editions
from disclosures.importing import ours
from disclosures.importing.blocks import Picture
from disclosures.importing.imported import Imported, Sureness, Unplaced
from disclosures.importing.ours_congress import congress
from disclosures.importing.ours_remarks import remark
from disclosures.importing.ours_texts import chart_text, rules
from disclosures.publication import assemble

FORM = editions.load("2024-2025")
COVER = Unplaced("开头", "公开单位\t云岭海洋大学学生会\n状态\t预览，尚未公开")


def read(*unplaced: Unplaced, **data: Any) -> Imported:
    empty: dict[str, Any] = dict.fromkeys(
        ("indicators", "second_level", "charter", "congress", *ours.RULES)
    )
    return Imported(empty | data, FORM.key, Sureness.HIGH, unplaced=list(unplaced))


@pytest.mark.parametrize(
    "front",
    [
        Unplaced("开头", "云岭海洋大学学生会改革情况"),
        Unplaced("开头", "公开单位\t云岭海洋大学学生会"),
        Unplaced("“七、大会”一节", COVER.text),
    ],
)
def test_a_document_that_is_not_ours_stays_as_it_was_read(front: Unplaced) -> None:
    text = {"text": "届次：第三次\n地点：礼堂", "links": [], "place": "礼堂"}
    row = {"no": "3", "note": "实有6人；原因：无"}
    imported = read(front, congress=text, indicators=[row])
    before = deepcopy(imported)
    assert ours.restore(imported) == before


def test_an_empty_section_stays_empty() -> None:
    nothing = {"text": ours.MISSING, "links": []}
    missing = Unplaced("“四、名单”一节", ours.MISSING)
    data = dict.fromkeys(("charter", "congress"), nothing) | {"delegate_rules": ours.MISSING}
    imported = ours.restore(read(COVER, missing, **data))
    assert imported.data["charter"] is imported.data["congress"] is None
    assert imported.data["delegate_rules"] is None
    assert imported.unplaced == []


def test_the_words_for_an_empty_section_are_those_that_are_printed() -> None:
    assert ours.MISSING == assemble.MISSING


def test_the_number_of_second_level_unions_is_taken_from_its_sentence() -> None:
    other = Unplaced("“（二）”一节", "二级学生会组织共有若干")
    imported = ours.restore(
        read(
            COVER,
            Unplaced("“（二）”一节", "二级学生会组织共11个。"),
            other,
            second_level={"items": []},
        )
    )
    assert imported.data["second_level"] == {"items": [], "total": "11"}
    assert imported.unplaced == [other]


def test_the_code_of_the_verification_page_is_no_picture_of_the_college() -> None:
    pictures = [
        (
            "responsible",
            Picture(b"", "image/png", alt="本文件核对页的二维码，地址：https://example.org/"),
        ),
        ("congress", Picture(b"", "image/png", alt="会场")),
    ]
    imported = read(COVER)
    imported.pictures = list(pictures)
    assert ours.restore(imported).pictures == pictures[1:]


@pytest.mark.parametrize(
    ("item", "note", "fields"),
    [
        ("i03", "实有6人", {"note": "实有6人", "number": "6", "remark": ""}),
        ("i03", "实有6人；含主席", {"note": "实有6人；含主席", "number": "6", "remark": "含主席"}),
        ("i03", "实有6人（含主席）", {"note": "实有6人（含主席）"}),
        ("i11", "召开日期为：2024年11月20日", {"note": "召开日期为：2024年11月20日", "date": "2024-11-20", "remark": ""}),
        ("i01", "", {"note": ""}),
        ("i01", "已合并", {"note": "已合并"}),
        ("i01", "原因：正在合并", {"note": "", "reason": "正在合并"}),
        ("i01", "已合并；原因：甲；乙；计划改正日期：2025年6月1日", {"note": "已合并", "reason": "甲；乙", "remedy_date": "2025-06-01"}),
        ("i01", "计划改正日期：下学期", {"note": "", "remedy_date": "下学期"}),
    ],
)  # fmt: skip
def test_a_remark_is_parted_into_what_was_typed(
    item: str, note: str, fields: dict[str, str]
) -> None:
    assert remark(note, FORM.indicator(item).prompt) == fields


def test_the_facts_of_the_congress_go_into_their_fields() -> None:
    facts = "届次：第三次\n召开时间：2024年11月20日—2024年11月21日\n地点：云海礼堂\n正式代表：约120"
    more = "选举：候选人7名，应选5名\n代表团：第一代表团60名、校友代表团\n主要议程：\n听取报告"
    text = f"{facts}\n{more}\n大会选举了主席团。\n地点：另有分会场\nhttps://example.org/1\n会场"
    links = ["https://example.org/1"]
    assert congress({"text": text, "links": links}, ["会场"]) == {
        "ordinal": "第三次",
        "date": "2024-11-20",
        "date_end": "2024-11-21",
        "place": "云海礼堂",
        "delegates": "约120",
        "candidates": 7,
        "seats": 5,
        "delegations": [{"name": "第一代表团", "count": 60}, {"name": "校友代表团", "count": None}],
        "agenda": "听取报告",
        "text": "大会选举了主席团。\n地点：另有分会场",
        "links": links,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一条　甲。", {}),
        ("（2024年11月20日校学代会通过）\n第一条　甲。", {"text": "第一条　甲。", "adopted": "2024-11-20", "adopted_by": "校学代会"}),
        ("办法\n（校团委通过）\n第一条　甲。", {"text": "第一条　甲。", "title": "办法", "adopted_by": "校团委"}),
        ("第一条　甲。\n第二条　乙。\n（校团委通过）", {}),
    ],
)  # fmt: skip
def test_the_adoption_of_rules_stands_apart_from_their_text(
    text: str, found: dict[str, str]
) -> None:
    assert rules(text) == found


@pytest.mark.parametrize(
    ("text", "alts"),
    [
        ("主席团下设三部。", []),
        ("主席团下设三部。\n主席团下设三部。", []),
        ("主席团下设三部。\n主席团下设三部。", ["主席团下设三部。"]),
        ("图片\n主席团下设三部。", [""]),
    ],
)
def test_a_chart_says_once_what_it_says(text: str, alts: list[str]) -> None:
    assert chart_text(text, alts) == "主席团下设三部。"
