"""What changed between two submissions: everything that differs, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.content import (
    Answer,
    Congress,
    Delegation,
    Department,
    Departments,
    Disclosure,
    Indicators,
    Meeting,
    Roster,
    RosterRow,
    RulesText,
    SecondLevel,
    SecondLevelUnit,
)
from reviews.domain.comparison import Kind, changes, covers, follow, spans

ZHANG = RosterRow(
    name="张清越",
    post="主席",
    political_status="中共党员",
    faculty="文学院",
    grade="2023级",
    rank="3/38",
)
LI = RosterRow(
    name="李问渠",
    post="副主席",
    political_status="共青团员",
    faculty="理学院",
    grade="2023级",
    rank="4/40",
)
WANG = RosterRow(
    name="王听雨", post="部长", department="文体部", faculty="法学院", grade="2024级", rank="2/35"
)
ZHAO = RosterRow(
    name="赵知远", post="干事", department="文体部", faculty="医学院", grade="2024级", rank="9/60"
)


def roster(*rows):
    return Disclosure(roster=Roster(rows=rows))


def told(old, new):
    return [
        (change.kind.value, change.path, change.old, change.new) for change in changes(old, new)
    ]


def test_equal_disclosures_have_no_changes():
    disclosure = Disclosure(roster=Roster(rows=(ZHANG, LI)), charter=RulesText(text="第一条 本会"))
    assert changes(disclosure, disclosure) == []


def test_a_changed_cell_is_named_with_its_person():
    (change,) = changes(roster(ZHANG, LI), roster(ZHANG, LI.model_copy(update={"rank": "4/41"})))
    assert (change.path, change.old_path, change.old, change.new) == (
        "roster[1].rank",
        "roster[1].rank",
        "4/40",
        "4/41",
    )
    assert change.label == "第 2 行（李问渠）、成绩排名"


def test_a_row_put_in_front_does_not_change_the_rows_below():
    assert told(roster(ZHANG, LI), roster(ZHAO, ZHANG, LI)) == [
        ("added", "roster[0]", "", "赵知远，干事，文体部，医学院，2024级，9/60")
    ]


def test_a_removed_row_is_named_by_its_old_place():
    (change,) = changes(roster(ZHANG, LI, WANG), roster(ZHANG, WANG))
    assert (change.kind, change.path, change.label) == (
        Kind.REMOVED,
        "roster[1]",
        "第 2 行（李问渠）",
    )


def test_moved_is_not_changed():
    assert told(roster(ZHANG, LI, WANG), roster(LI, WANG, ZHANG)) == [
        ("moved", "roster[2]", "1", "3")
    ]


def test_a_row_that_moved_and_changed_says_both():
    mended = ZHANG.model_copy(update={"rank": "3/39"})
    assert told(roster(ZHANG, LI, WANG), roster(LI, WANG, mended)) == [
        ("moved", "roster[2]", "1", "3"),
        ("changed", "roster[2].rank", "3/38", "3/39"),
    ]


def test_a_corrected_name_is_the_same_person():
    assert told(roster(ZHANG, WANG), roster(ZHANG, WANG.model_copy(update={"name": "王聆雨"}))) == [
        ("changed", "roster[1].name", "王听雨", "王聆雨")
    ]


def test_a_successor_is_another_person():
    kinds = [
        kind
        for kind, *_ in told(
            roster(ZHANG, WANG), roster(ZHANG, ZHAO.model_copy(update={"post": "部长"}))
        )
    ]
    assert kinds == ["removed", "added"]


def test_two_people_of_one_name_stay_apart():
    twin = ZHANG.model_copy(update={"faculty": "理学院", "post": "干事"})
    assert told(
        roster(ZHANG, twin), roster(ZHANG, twin.model_copy(update={"grade": "2024级"}))
    ) == [("changed", "roster[1].grade", "2023级", "2024级")]


def test_five_hundred_rows_all_replaced_are_compared_in_time():
    old = roster(*(RosterRow(name=f"甲{n}", rank=str(n)) for n in range(500)))
    new = roster(*(RosterRow(name=f"乙{n}", grade=str(n)) for n in range(500)))
    assert len(changes(old, new)) == 1000


def test_an_answer_is_named_by_its_printed_number():
    old = Disclosure(indicators=Indicators(answers={"i03": Answer(answer="是", number="46")}))
    new = Disclosure(indicators=Indicators(answers={"i03": Answer(answer="是", number="38")}))
    (change,) = changes(old, new, numbers={"i03": "3.1"})
    assert (change.path, change.label) == ("indicators.i03.number", "指标 3.1、备注中的数字")


def test_an_answer_given_for_the_first_time():
    new = Disclosure(indicators=Indicators(answers={"i03": Answer(answer="是")}))
    assert told(Disclosure(), new) == [("added", "indicators.i03.answer", "", "是")]
    assert told(new, Disclosure()) == [("removed", "indicators.i03.answer", "是", "")]


def test_nameless_rows_are_compared_by_place():
    old = Disclosure(indicators=Indicators(trainings=(Meeting(term="春", date="2025-03-01"),)))
    new = Disclosure(indicators=Indicators(trainings=(Meeting(term="春", date="2025-03-08"),)))
    assert told(old, new) == [
        ("changed", "indicators.trainings[0].date", "2025-03-01", "2025-03-08")
    ]


def test_departments_delegations_and_units_are_matched_by_name():
    old = Disclosure(
        departments=Departments(
            rows=(
                Department(name="办公室", headcount="5"),
                Department(name="文体部", headcount="6"),
            )
        ),
        congress=Congress(delegations=(Delegation(name="文学院", count="20"),)),
        second_level=SecondLevel(
            units=(SecondLevelUnit(name="文学院学生会", answers={"s03": "是"}),)
        ),
    )
    new = Disclosure(
        departments=Departments(rows=(Department(name="文体部", headcount="5"),)),
        congress=Congress(
            delegations=(
                Delegation(name="理学院", count="9"),
                Delegation(name="文学院", count="21"),
            )
        ),
        second_level=SecondLevel(
            units=(SecondLevelUnit(name="文学院学生会", answers={"s03": "否"}),)
        ),
    )
    assert told(old, new) == [
        ("changed", "second_level[0].s03", "是", "否"),
        ("removed", "departments[0]", "办公室，5", ""),
        ("changed", "departments[0].headcount", "6", "5"),
        ("added", "congress.delegations[0]", "", "理学院，9"),
        ("changed", "congress.delegations[1].count", "20", "21"),
    ]


CHARTER = "章程\n第一章 总则\n第一条 本会是学生组织。\n第二条 宗旨是服务同学。\n（一）倾听呼声；\n第三条 本会受党委领导。"


def charter(text):
    return Disclosure(charter=RulesText(text=text))


def test_an_article_put_in_does_not_change_the_renumbered_ones():
    new = (
        CHARTER.replace("第三条", "第四条")
        .replace("第二条", "第三条")
        .replace("第三条 宗旨", "第二条 会址设在校内。\n第三条 宗旨")
    )
    (change,) = changes(charter(CHARTER), charter(new))
    assert (change.kind, change.label, change.new) == (
        Kind.ADDED,
        "第二条",
        "第二条 会址设在校内。",
    )


def test_an_article_changed_in_an_item_is_shown_whole():
    (change,) = changes(charter(CHARTER), charter(CHARTER.replace("倾听呼声", "听取意见")))
    assert (change.kind, change.label) == (Kind.CHANGED, "第二条")
    assert change.new == "第二条 宗旨是服务同学。\n（一）听取意见；"


def test_an_article_taken_out():
    (change,) = changes(charter(CHARTER), charter(CHARTER.replace("\n第三条 本会受党委领导。", "")))
    assert (change.kind, change.old) == (Kind.REMOVED, "第三条 本会受党委领导。")


def test_a_text_that_only_renumbers_is_said_once():
    (change,) = changes(charter("第一条 甲\n第三条 乙"), charter("第一条 甲\n第二条 乙"))
    assert (change.kind, change.path, change.label) == (Kind.CHANGED, "charter.text", "正文")


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("roster", True),
        ("roster[1]", True),
        ("roster[1].rank", True),
        ("roster[1].name", False),
        ("roster[11]", False),
        ("charter", False),
    ],
)
def test_a_question_covers_what_it_names(place, asked):
    (change,) = changes(roster(ZHANG, LI), roster(ZHANG, LI.model_copy(update={"rank": "4/41"})))
    assert covers(place, change) is asked


def test_a_question_on_a_cell_is_met_by_removing_its_row():
    (change,) = changes(roster(ZHANG, LI), roster(ZHANG))
    assert covers("roster[1].rank", change)
    assert not covers("roster[0].rank", change)


def test_a_question_names_the_old_place_of_a_moved_row():
    found = changes(roster(ZHANG, LI), roster(ZHAO, ZHANG, LI.model_copy(update={"rank": "4/41"})))
    assert [change.path for change in found if covers("roster[1].rank", change)] == [
        "roster[2].rank"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("17/40", "1/53"),
        (
            "代表们分团讨论了上一届工作报告和章程，提出意见建议。",
            "大会听取并审议了工作报告，收到提案十二件，均已答复。",
        ),
    ],
)
def test_what_took_another_s_place_is_not_shown_letter_by_letter(old, new):
    assert [(one.mark, one.text) for one in spans(old, new)] == [("del", old), ("ins", new)]


def test_a_letter_between_two_changes_is_shown_with_them():
    assert [tuple(one) for one in spans("第二十三次", "第十次")] == [
        ("", "第"),
        ("del", "二十三"),
        ("ins", "十"),
        ("", "次"),
    ]
    marked = spans(
        "本会设主席团成员五名，由学生代表大会选举产生。",
        "本会共设执行主席八名，由学生代表大会选举产生。",
    )
    assert [(one.mark, one.text) for one in marked if not one.mark][-1][1].endswith("选举产生。")
    assert all(len(one.text) > 1 for one in marked[1:-1] if not one.mark)


def test_spans_put_together_give_both_texts():
    marked = spans("本会设部门六个。", "本会共设部门五个。")
    assert "".join(span.text for span in marked if span.mark != "ins") == "本会设部门六个。"
    assert "".join(span.text for span in marked if span.mark != "del") == "本会共设部门五个。"
    assert [span.mark for span in spans("甲" * 5000, "乙")] == ["del", "ins"]


PEOPLE = [
    ZHANG,
    LI,
    WANG,
    ZHAO,
    *(RosterRow(name=f"同学{n}", grade=f"20{n}级", rank=f"{n}/50") for n in range(10, 18)),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PEOPLE), unique=True), st.randoms(use_true_random=False))
def test_any_order_of_the_same_people_only_moves(rows, rng: random.Random):
    shuffled = rng.sample(rows, len(rows))
    found = changes(roster(*rows), roster(*shuffled))
    assert {change.kind for change in found} <= {Kind.MOVED}
    assert bool(found) == (rows != shuffled)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PEOPLE), unique=True), st.lists(st.sampled_from(PEOPLE), unique=True)
)
def test_who_went_and_who_came_is_told_exactly(old, new):
    found = changes(roster(*old), roster(*new))
    gone = {old[int(change.path[7:-1])].name for change in found if change.kind is Kind.REMOVED}
    come = {new[int(change.path[7:-1])].name for change in found if change.kind is Kind.ADDED}
    assert gone == {row.name for row in old} - {row.name for row in new}
    assert come == {row.name for row in new} - {row.name for row in old}


@settings(deadline=None)
@given(st.text("甲乙丙。；\n", max_size=60), st.text("甲乙丁。；\n", max_size=60))
def test_spans_lose_nothing(old, new):
    marked = spans(old, new)
    assert "".join(span.text for span in marked if span.mark != "ins") == old
    assert "".join(span.text for span in marked if span.mark != "del") == new


def test_a_text_of_thousands_of_lines_all_rewritten_is_compared_in_time():
    old = "\n".join(f"这是原来的第{n}行内容" for n in range(5000))
    new = "\n".join(f"全部重新起草之后写成{n}" for n in range(5000))
    assert len(changes(charter(old), charter(new))) == 10_000


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("第二条", "第三条"),
        ("第一章第二条第（一）项", "第三条"),
        ("第三条", ""),
        ("第一章", "第一章"),
        ("第九条", ""),
    ],
)
def test_an_article_is_followed_to_its_new_number(name, now):
    new = "章程\n第一章 总则\n第一条 本会是学生组织。\n第二条 会址设在校内。\n第三条 宗旨是服务全体同学。\n（一）倾听呼声；"
    assert follow(CHARTER, new, name) == now


def test_an_article_written_anew_under_its_number_is_one_change_that_was_asked_for():
    new = CHARTER.replace("第三条 本会受党委领导。", "第三条 会徽另行规定，样式见附件。")
    (change,) = changes(charter(CHARTER), charter(new))
    assert (change.kind, change.path) == (Kind.CHANGED, "charter.text#第三条")
    assert covers("charter.text#第三条", change)


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("charter.text#第二条", True),
        ("charter.text#第一章第二条第（一）项", True),
        ("charter.text#第一章第二条", True),
        ("charter.text#第一章", True),
        ("charter.text", True),
        ("charter", True),
        ("charter.text#第一条", False),
        ("charter.text#第二", False),
        ("charter.title", False),
    ],
)
def test_a_question_about_an_article_its_item_or_its_chapter(place, asked):
    new = (
        CHARTER.replace("倾听呼声", "听取意见")
        .replace("第三条", "第四条")
        .replace("第二条", "第三条")
    )
    new = new.replace("第三条 宗旨", "第二条 会址设在校内。\n第三条 宗旨")
    changed = [one for one in changes(charter(CHARTER), charter(new)) if one.kind is Kind.CHANGED]
    assert [one.path for one in changed] == ["charter.text#第三条"]
    assert covers(place, changed[0]) is asked


def test_a_number_that_nothing_explains_is_told_beside_the_rest():
    new = CHARTER.replace("服务同学", "服务全体同学").replace("第三条", "第五条")
    first, second = changes(charter(CHARTER), charter(new))
    assert (first.kind, first.label) == (Kind.CHANGED, "第二条")
    assert (second.path, second.label) == ("charter.text", "正文、编号")
    assert (second.old, second.new) == ("第三条", "第五条")
    assert covers("charter.text#第三条", second)
    assert not covers("charter.text#第二条", second)


def test_a_paragraph_without_a_number_is_called_by_its_first_words():
    (change,) = changes(
        charter("本会服务同学，联系学校。"), charter("本会服务同学，联系学校。\n会址设在校内。")
    )
    assert (change.path, change.label) == ("charter.text#第2行", "“会址设在校内。”")
