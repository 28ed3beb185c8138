"""The years' forms say what the official forms say."""

import re
from datetime import date

import pytest

from disclosures import editions

YEARS = editions.keys()
LATER = ["2021-2022", "2022-2023", "2023-2024", "2024-2025", "2025-2026"]


def marks(key: str) -> list[str]:
    form = editions.load(key)
    return [
        item.id + item.mark for item in (*form.indicators, *form.second_level_items) if item.mark
    ]


@pytest.mark.parametrize("key", LATER)
def test_later_forms_have_nineteen_items_and_ten_sections(key: str) -> None:
    form = editions.load(key)
    assert [item.id for item in form.indicators] == [f"i{n:02}" for n in range(1, 20)]
    assert [item.no for item in form.indicators] == [str(n) for n in range(1, 20)]
    numbered = [section.number for section in form.sections if section.key != "second_level"]
    assert "".join(str(number) for number in numbered) == "一二三四五六七八九十"
    assert [item.id for item in form.second_level_items] == [f"s{n:02}" for n in range(1, 15)]


def test_marks_by_year() -> None:
    core = ["i01★", "i11★", "i17★"]
    assert marks("2021-2022") == marks("2023-2024") == [*core, "i18▲", "i19▲", "s14▲"]
    assert marks("2024-2025") == marks("2025-2026") == core
    assert marks("2020") == marks("2021") == []


def test_the_second_level_table_is_offered_but_not_demanded_since_2024() -> None:
    assert editions.load("2023-2024").section("second_level").required
    assert not editions.load("2024-2025").section("second_level").required
    assert not editions.load("2020").has_section("second_level")


def test_2021_counts_only() -> None:
    form = editions.load("2021")
    assert len(form.indicators) == 17
    assert len(form.second_level_items) == 13
    assert form.second_level is not None
    assert form.second_level.matrix is None


def test_2020_has_fifteen_items_in_seventeen_rows() -> None:
    form = editions.load("2020")
    assert len(form.indicators) == 17
    assert {item.no.split(".")[0] for item in form.indicators} == {str(n) for n in range(1, 16)}
    assert [i.no for i in form.indicators if i.group] == ["3.1", "3.2", "3.3"]
    assert form.indicator("11").id == "i20"
    assert form.indicator("9").id == "i11"
    assert form.table.shown("是") == "达标"
    assert form.table.shown("否") == "未达标"
    assert form.table.shown("both") == "both"


def test_early_forms_combine_rules_and_take_a_chart() -> None:
    for key in ("2020", "2021"):
        form = editions.load(key)
        assert form.section("candidate_rules").combined_with == "election_rules"
        assert not form.has_section("election_rules")
        assert form.has_section("party_guidance")
        assert form.departments_chart
        assert {section.number for section in form.sections} <= {None, "（二）"}
    assert not editions.load("2024-2025").departments_chart


def test_2021_asks_the_first_seventeen_in_the_later_words() -> None:
    early, later = editions.load("2021"), editions.load("2024-2025")
    assert [item.text for item in early.indicators] == [i.text for i in later.indicators[:17]]


def test_prompts() -> None:
    for key in YEARS:
        form = editions.load(key)
        asked = {item.id: item.prompt.label for item in form.indicators if item.prompt}
        assert asked == {
            "i03": "实有__人", "i04": "实有__人", "i05": "实有__个", "i11": "召开日期为：____",
        }  # fmt: skip
    count = editions.load("2024-2025").indicator("3").prompt
    day = editions.load("2024-2025").indicator("11").prompt
    assert count is not None
    assert day is not None
    assert (count.before, count.after, count.fill("23")) == ("实有", "人", "实有23人")
    assert (day.kind, day.before, day.after) == ("date", "召开日期为：", "")


def test_congress_windows() -> None:
    form = editions.load("2024-2025")
    assert date(2024, 9, 1) in form.congress_window
    assert date(2025, 8, 31) in form.congress_window
    assert date(2025, 9, 1) not in form.congress_window
    assert date(2019, 10, 1) in editions.load("2020").congress_window
    assert date(2020, 11, 30) not in editions.load("2021").congress_window


def test_intake_years() -> None:
    years = [editions.load(key).intake_year for key in YEARS]
    assert years == [2020, 2021, 2021, 2022, 2023, 2024, 2025]


def test_every_year_names_its_own_period() -> None:
    for key in YEARS:
        first = key.split("-")[0]
        form = editions.load(key)
        assert first in form.period
        assert not form.legend or first in form.legend or "学年" not in form.legend


def test_the_roster_publishes_its_columns_and_asks_for_the_rest() -> None:
    form = editions.load("2024-2025")
    assert [c.key for c in form.roster_columns] == [
        "no",
        "name",
        "department",
        "political_status",
        "rank",
    ]
    assert form.publishes("department")
    assert not form.publishes("grade")
    for key in YEARS:
        keys = {
            c.key for c in (*editions.load(key).roster.columns, *editions.load(key).roster.asked)
        }
        assert {"post", "department", "faculty", "grade", "rank_basis", "failed_courses"} <= keys


def test_texts_fill_their_placeholders() -> None:
    form = editions.load("2025-2026")
    names = {"school": "江{period}学院", "organisation": "学生会"}
    assert form.text(form.title, **names) == "江{period}学院学生会改革情况"
    assert "我校2025—2026学年学生会（研究生会）改革情况" in form.text(form.preamble)
    closing = form.text(
        form.closing, federation="某省学联", federation_email="a@x.cn", national_email="b@x.cn"
    )
    assert closing == (
        "以上自评公开内容如有不实情况，可发送邮件至某省学联秘书处邮箱 a@x.cn "
        "或全国学联秘书处邮箱 b@x.cn 反映。"
    )
    assert not re.search(r"[{}]", form.text(form.closing))


def test_asking_for_what_is_not_there_is_a_key_error() -> None:
    form = editions.load("2020")
    with pytest.raises(KeyError):
        form.section("election_rules")
    with pytest.raises(KeyError):
        form.indicator("i19")
    assert not form.has_indicator("19")


def test_a_remark_holds_the_prompt_once() -> None:
    count = editions.load("2024-2025").indicator("3")
    day = editions.load("2024-2025").indicator("11")
    assert count.remark("23", "含主席团") == "实有23人；含主席团"
    assert count.remark("23", "实有23人（含主席团）") == "实有23人（含主席团）"
    assert count.remark("23", "") == "实有23人"
    assert count.remark("", "见附件") == "见附件"
    assert (
        day.remark("2024年12月11日", "召开日期为：2024年12月11日") == "召开日期为：2024年12月11日"
    )
    assert editions.load("2024-2025").indicator("1").remark("5", "见附件") == "见附件"
