import copy
from typing import Any

import pytest

from disclosures import editions, exchange
from disclosures.content import Answer
from disclosures.exchange.indicators import split_note

FORM = editions.load("2024-2025")
COUNT = FORM.indicator("i03").prompt
DAY = FORM.indicator("i11").prompt
SMALL: dict[str, Any] = {
    "school": "江南理工学院",
    "organisation": "研究生会",
    "school_year": "2024-2025",
    "indicators": [
        {"no": item.no, "text": item.text, "answer": "是", "note": ""} for item in FORM.indicators
    ],
    "charter": {"title": "章程", "text": "第一条 甲"},
    "departments": [{"name": "权益部", "headcount": 4, "duties": "服务"}],
    "roster": [{"no": 1, "name": "甲", "rank_raw": "1/30"}],
    "candidate_rules": "一、甲",
    "election_rules": "一、乙",
    "congress": {"text": "召开了", "delegates": 100, "links": []},
    "delegate_rules": "一、丙",
    "appraisal_rules": "一、丁",
    "responsible": [
        {"category": "学生会组织秘书长", "name": "乙", "full_time": "是", "note": None}
    ],
}


def read(**changes: object) -> exchange.Exchanged:
    return exchange.read(copy.deepcopy(SMALL) | changes)


def problems(**changes: object) -> list[str]:
    return [str(problem) for problem in read(**changes).problems]


def test_a_sound_file_has_no_problems() -> None:
    result = read()
    assert result.problems == []
    assert result.header.graduate
    assert result.disclosure.departments.rows[0].headcount == "4"
    assert result.disclosure.congress.delegates == "100"
    assert result.disclosure.indicators.answers["i19"].answer == "是"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"extra": 1}, "extra：不认识这一项，没有载入。"),
        ({"school": None}, "school：缺少这一项。"),
        ({"charter": None}, "charter：材料里没有这一栏目的内容。"),
        ({"charter": 5}, "charter：应当是一组“名称: 值”，现在是数字，没有载入。"),
        ({"charter": {"text": ["a"]}}, "charter.text：应当是文字或数字，现在是列表，没有载入。"),
        ({"roster": "无"}, "roster：应当是列表，现在是文字，没有载入。"),
        ({"roster": ["甲"]}, "roster[0]：应当是一组“名称: 值”，现在是文字，没有载入。"),
        ({"roster": [{"name": "甲", "phone": "1"}]}, "roster[0].phone：不认识这一项，没有载入。"),
        (
            {"roster": [{"name": True}]},
            "roster[0].name：应当是文字或数字，现在是是非值，没有载入。",
        ),
        (
            {"roster": [{"no": 2, "name": "甲"}]},
            "roster[0].no：序号应当是1，现在是“2”，按顺序重新编号。",
        ),
        (
            {"roster": [{"name": "甲", "rank": 5, "cohort_size": 38, "rank_raw": "4/38"}]},
            "roster[0].rank：名次写的是“5/38”，原文是“4/38”，以原文为准。",
        ),
        ({"roster": [{"name": "甲\x00"}]}, "roster[0].name：含有无法保存的字符，已经去掉。"),
        (
            {"indicators": [{"no": "77"}]},
            "indicators[0].no：2024-2025年度表式没有第“77”项，没有载入。",
        ),
        ({"indicators": [{"no": "1"}]}, "indicators：缺少第“19”项。"),
        (
            {"indicators": [{"no": "1"}, {"no": 1}]},
            "indicators[1].no：第“1”项出现了两次，后一次没有载入。",
        ),
        (
            {"indicators": [{"no": "1", "answer": "基本达标"}]},
            "indicators[0].answer：结论应当是“是”或“否”，现在是“基本达标”，没有载入。",
        ),
        (
            {"indicators": [{"no": "1", "text": "别的话"}]},
            "indicators[0].text：第“1”项的文字与年度表式不同，以表式为准。",
        ),
        (
            {"party_guidance": "指导"},
            "party_guidance：2024-2025年度表式没有这一栏目，不会载入填报。",
        ),
        (
            {"responsible": [{"category": "党委书记", "name": "乙"}]},
            "responsible[0].category：年度表式没有“党委书记”这一类别，原样保留，请核对。",
        ),
        (
            {"congress": {"pictures": ["x.png"]}},
            "congress.pictures：图片不在这个文件里，请在页面上重新上传。",
        ),
        (
            {"second_level": {"items": [{"no": "15"}], "units": []}},
            "second_level.items[0].no：2024-2025年度表式的二级表没有第“15”项，没有载入。",
        ),
        (
            {"second_level": {"units": [{"name": "文学院", "answers": ["是"] * 15}]}},
            "second_level.units[0].answers：表式只有14项，这里有15个答案，多出的没有载入。",
        ),
        ({"facts": {"shoe_size": 1}}, "facts.shoe_size：不认识这一项，没有载入。"),
        ({"departments_chart": True}, "departments_chart：组织架构是图片，文件里没有。"),
        ({"school_year": "2020"}, "缺少"),
    ],
)
def test_problems_are_named_one_by_one(changes: dict[str, object], sentence: str) -> None:
    assert any(sentence in problem for problem in problems(**changes)), problems(**changes)


def test_private_notes_of_a_file_are_passed_over() -> None:
    assert problems(_alternatives={"a": 1}) == []


def test_wrong_parts_leave_the_rest() -> None:
    result = read(roster=[{"name": "甲", "grade": []}, 7, {"name": "乙"}])
    assert [row.name for row in result.disclosure.roster.rows] == ["甲", "乙"]
    assert len(result.problems) == 2


def test_another_year_than_the_cycles_is_named() -> None:
    result = exchange.read(SMALL, editions.load("2025-2026"))
    assert [str(problem) for problem in result.problems] == [
        "school_year：材料是“2024-2025”年度的，这里按2025-2026年度表式载入。"
    ]
    assert result.disclosure.charter.text == "第一条 甲"


@pytest.mark.parametrize(
    "year", ["2024-2025", "2024—2025学年", " 2024－2025 学年", "2024至2025学年"]
)
def test_the_year_is_recognised(year: str) -> None:
    assert exchange.edition_of({"school_year": year}).key == "2024-2025"


@pytest.mark.parametrize(
    "data", [None, [], "x", {}, {"school_year": 1999}, {"school_year": ["2020"] * 9}]
)
def test_an_unknown_year_is_an_error_with_the_known_ones(data: object) -> None:
    with pytest.raises(editions.EditionUnknown, match="现有：2020、2021"):
        exchange.edition_of(data)


def test_the_early_year_2020_as_a_number() -> None:
    assert exchange.edition_of({"school_year": 2020}).key == "2020"
    assert exchange.edition_of({"school_year": "2021年"}).key == "2021"


@pytest.mark.parametrize(
    ("note", "number", "rest"),
    [
        ("实有23人", "23", ""), ("实有 ２３ 人", "23", ""), ("23", "23", ""), ("23人", "23", ""),
        ("实有23人。", "23", ""), ("实有23人（含主席团）", "23", "实有23人（含主席团）"),
        ("实有二十三人", "23", "实有二十三人"), ("实有__人", "", "实有__人"), ("", "", ""),
        ("实有23人，含3名主席", "", "实有23人，含3名主席"),
    ],
)  # fmt: skip
def test_counts_leave_the_note(note: str, number: str, rest: str) -> None:
    found = {"number": "", **split_note(note, COUNT)}
    assert found == {"number": number, "note": rest}


@pytest.mark.parametrize(
    ("note", "date", "rest"),
    [
        ("召开日期为：2024年12月11日", "2024-12-11", ""),
        ("召开日期为： 2024 年 12 月 11 日 至 12 日", "2024年12月11日至12日", ""),
        ("2024.12.11", "2024-12-11", ""),
        ("召开日期为：2024年12月11日（周三）", "2024-12-11", "召开日期为：2024年12月11日（周三）"),
        ("召开日期为：12月11日", "", "召开日期为：12月11日"),
        ("2024-12-11、2025-3-1", "", "2024-12-11、2025-3-1"),
    ],
)
def test_dates_leave_the_note(note: str, date: str, rest: str) -> None:
    assert {"date": "", **split_note(note, DAY)} == {"date": date, "note": rest}


def test_our_own_keys_are_taken_exactly() -> None:
    item = {"no": "3", "answer": "否", "note": "实有45人；见附件", "number": "45", "remark": "见附件",
            "reason": "校区多", "remedy_date": "2025-05-01"}  # fmt: skip
    answers = read(indicators=[item]).disclosure.indicators.answers
    assert answers["i03"] == Answer(
        answer="否", number="45", note="见附件", reason="校区多", remedy_date="2025-05-01"
    )


def test_combined_rules_become_one_section() -> None:
    early = editions.load("2020")
    both = {"candidate_rules": "一、甲", "election_rules": "一、甲", "combined": True}
    assert exchange.read(both, early).disclosure.candidate_rules.text == "一、甲"
    apart = exchange.read(
        {"candidate_rules": "一、甲", "election_rules": "一、乙"}, early
    ).disclosure
    assert apart.candidate_rules.text == "一、甲\n一、乙"
    assert apart.election_rules.text == ""


def test_a_charter_given_as_plain_text() -> None:
    assert read(charter="第一条 甲").disclosure.charter.text == "第一条 甲"
