"""Verdicts hold where nothing that they rest on has changed, and fall with a reason where it has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosures.content import RosterRow
from disclosures.editions import RuleSetting
from reviews.domain.carryover import Fall, falls
from tests.disclosures.checks.plants.plant import answer, put, row
from tests.reviews.domain.frozen import CONTEXT, FORM, SECTIONS, clean, frozen

BASE = clean()
OLD = frozen(BASE)


def fallen(disclosure, **more):
    """Section → fall, of those that fell."""
    told = falls(OLD, frozen(disclosure, **more), SECTIONS)
    assert tuple(told) == SECTIONS
    return {section: fall for section, fall in told.items() if fall}


def test_the_same_again_holds_everywhere():
    assert fallen(BASE) == {}


def test_a_changed_section_falls_and_says_in_how_many_places():
    found = fallen(put(BASE, "delegate_rules", title="换了一个标题"))
    assert found == {
        "delegate_rules": Fall(("delegate_rules.title",), "", "本栏目有 1 处改动，请重看。")
    }


def test_rows_in_another_order_fall_where_they_stand_and_nowhere_else():
    rows = BASE.roster.rows
    found = fallen(put(BASE, "roster", rows=(*rows[1:], rows[0])))
    assert set(found) == {"roster"}
    assert found["roster"].sentence == "本栏目各行的次序有变动，请重看。"


def test_a_rank_ties_the_answers_to_the_roster_and_leaves_the_texts_alone():
    place = next(n for n, one in enumerate(BASE.roster.rows) if "/" in one.rank)
    found = fallen(row(BASE, "roster", place, rank="1/99"))
    assert "indicators" in found
    assert found["indicators"].changed == (f"roster[{place}].rank",)
    assert found["indicators"].rule
    assert {"charter", "candidate_rules", "congress", "responsible"}.isdisjoint(found)


def test_the_sentence_names_the_place_and_the_rule():
    found = fallen(row(BASE, "responsible", 0, full_time="否"))
    assert set(found) == {"responsible", "indicators"}
    rule, sentence = found["indicators"].rule, found["indicators"].sentence
    assert sentence.startswith(
        f"“{FORM.text(FORM.section('responsible').title, school=CONTEXT.school, organisation='学生会')}”有改动，而规则 {rule}（"
    )
    assert sentence.endswith("）用它核对本栏目，请重看。")


def test_a_person_more_ties_departments_and_answers():
    more = (*BASE.roster.rows, RosterRow(name="程远山", department="学习部", post="干事"))
    assert {"roster", "departments", "indicators"} <= set(fallen(put(BASE, "roster", rows=more)))


def test_sections_that_a_rule_looks_at_one_by_one_are_not_tied():
    """T05 and T07 look for words in duties and charter alike, R33 and R39 at every section: each by itself."""
    place = len(BASE.departments.rows) - 1
    found = fallen(row(BASE, "departments", place, duties="负责物资登记。"))
    assert set(found) == {"departments", "indicators"}


@pytest.mark.parametrize(
    ("sentence", "tied"),
    [
        ("本办法自发布之日起施行。", set()),
        (
            "评议结果报监督委员会。",
            {"candidate_rules", "election_rules", "delegate_rules"},
        ),
    ],
)
def test_one_text_ties_another_only_where_a_rule_looks_for_what_was_changed(sentence, tied):
    """T23 holds the bodies that the rule texts name against each other; most articles name none."""
    text = f"{BASE.appraisal_rules.text}\n第九十九条 {sentence}"
    found = fallen(put(BASE, "appraisal_rules", text=text))
    assert {"congress", "departments", "responsible", "second_level"}.isdisjoint(found)
    assert {section for section, fall in found.items() if fall.rule == "T23"} == tied


def test_an_answer_ties_the_texts_that_are_measured_by_it():
    found = fallen(answer(BASE, "i10", answer="否", reason="尚未换届"))
    assert found["charter"].rule == "T01"
    assert "roster" not in found


def test_a_rule_that_the_cycle_leaves_out_ties_nothing():
    off = {
        f"{kind}{number:02}": RuleSetting(off=True, reason="本年度不核验。")
        for kind, count in (("R", 39), ("T", 27))
        for number in range(1, count + 1)
    }
    context = replace(CONTEXT, settings=off)
    old = frozen(BASE, context=context)
    new = frozen(row(BASE, "responsible", 0, note="新任"), context=context)
    told = falls(old, new, SECTIONS)
    assert [section for section, fall in told.items() if fall and fall.rule] == []


def test_an_explanation_that_was_rewritten_falls_with_its_section():
    key = ("R12", "roster[1].rank")
    before = frozen(BASE, explanations={key: "转专业后重新计算。"})
    after = frozen(BASE, explanations={key: "成绩单有误。"})
    assert falls(before, after, SECTIONS)["roster"] == Fall(
        ("roster[1].rank",), "R12", "学校改动了对规则 R12 的说明，请重看。"
    )
    assert falls(before, before, SECTIONS) == dict.fromkeys(SECTIONS)


@pytest.mark.parametrize("gone", [True, False])
def test_a_finding_that_came_or_went_falls(gone):
    found = frozen(put(BASE, "charter", title="XX大学学生会章程")).findings
    told = next(each for each in found if each.rule == "T20")
    more = replace(OLD, findings=(*OLD.findings, told))
    fall = falls(*((more, OLD) if gone else (OLD, more)), ["charter", "roster"])
    assert fall["charter"].rule == told.rule
    assert "核验结果与上次不同" in fall["charter"].sentence
    assert fall["roster"] is None


def test_another_form_or_other_settings_fall_everywhere():
    told = falls(OLD, replace(OLD, digest="e"), ["charter"])
    assert told["charter"].sentence == "年度表式或核验规则有调整，请重看。"
    milder = {"T20": RuleSetting(severity="information", reason="本年度放宽。")}
    other = replace(OLD, context=replace(CONTEXT, settings=milder))
    assert all(falls(OLD, other, SECTIONS).values())
