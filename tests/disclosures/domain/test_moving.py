"""From one year's form to another's: by stable ids, and nothing is lost without a sentence."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from disclosures import editions
from disclosures.content import Disclosure
from disclosures.domain.moving import move, split_needed
from disclosures.domain.parts.values import blank
from tests.disclosures.strategies import disclosures

FORMS = {key: editions.load(key) for key in editions.keys()}  # noqa: SIM118 - a module
FIRST, NOW = FORMS["2020"], FORMS["2025-2026"]
some = settings(max_examples=8, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def content(**sections):
    return Disclosure.model_validate(sections)


def text(words):
    return {"text": words}


@pytest.mark.parametrize("key", FORMS)
@some
@given(data=st.data())
def test_within_a_year_nothing_moves(key, data):
    form = FORMS[key]
    held = data.draw(disclosures(form)).model_dump(mode="json")
    for name in held:
        if not form.has_section(name):
            held[name] = Disclosure.model_fields[name].default.model_dump(mode="json")
    if not form.departments_chart:
        held["departments"]["chart_text"] = ""
    if not (form.second_level and form.second_level.matrix):
        held["second_level"]["units"] = []
    before = Disclosure.model_validate(held)
    assert move(before, form, form).content == before


@pytest.mark.parametrize("key", FORMS)
@some
@given(data=st.data())
def test_what_is_lost_between_two_years_is_said(key, data):
    form = FORMS[key]
    before = data.draw(disclosures(form))
    here = FORMS[data.draw(st.sampled_from(sorted(FORMS)))]
    moved = move(before, form, here)
    after = moved.content.model_dump(mode="json")
    lost = [
        name
        for name, section in before.model_dump(mode="json").items()
        if not blank(section) and blank(after[name]) and name != "election_rules"
    ]
    assert len(moved.no_place) >= len(lost)
    assert all(one.endswith("。") for one in moved.no_place)


def test_item_11_of_2020_and_party_guidance_have_no_place():
    old = content(
        indicators={
            "answers": {"i20": {"answer": "是", "note": "已传达"}, "i03": {"answer": "是"}}
        },
        party_guidance=text("党委每学期听取汇报。"),
    )
    moved = move(old, FIRST, NOW)
    assert set(moved.content.indicators.answers) == {"i03"}
    assert not moved.content.party_guidance.text
    section, item = moved.no_place
    assert "学校党委指导学生会工作情况" in section
    assert item.startswith("第11项")
    assert "达标，已传达" in item


def test_an_answer_that_says_nothing_is_not_missed():
    moved = move(content(indicators={"answers": {"i20": {}}}), FIRST, NOW)
    assert moved.no_place == []


def test_one_text_stays_one_and_is_to_be_split_by_hand():
    old = content(candidate_rules=text("候选人……选举……"))
    moved = move(old, FIRST, NOW)
    assert moved.content.candidate_rules.text == "候选人……选举……"
    assert split_needed(old, FIRST, NOW)
    assert not split_needed(old, NOW, NOW)


def test_two_texts_become_one():
    old = content(candidate_rules=text("甲"), election_rules=text("乙"))
    assert move(old, NOW, FIRST).content.candidate_rules.text == "甲\n乙"
    alone = content(election_rules=text("乙"))
    assert move(alone, NOW, FIRST).content.candidate_rules.text == "乙"
    assert move(old, NOW, FIRST).no_place == []


def test_a_column_without_a_place_stays_and_is_said():
    old = content(roster={"rows": [{"name": "安然", "experience": "班长"}, {"name": "白露"}]})
    moved = move(old, FIRST, NOW)
    assert moved.content.roster == old.roster
    (sentence,) = moved.no_place
    assert "学生工作经历" in sentence
    assert "1人" in sentence


def test_a_chart_in_words_has_no_place_in_a_table():
    moved = move(content(departments={"chart_text": "主席团下设五个部门"}), FIRST, NOW)
    assert blank(moved.content.departments.model_dump())
    assert "架构图" in moved.no_place[0]


def test_the_second_level_of_a_year_with_a_matrix():
    table = {"counts": {"s01": "3"}, "units": [{"name": "文学院"}]}
    moved = move(content(second_level=table), FORMS["2024-2025"], FIRST)
    assert blank(moved.content.second_level.model_dump())
    assert len(moved.no_place) == 1


def test_a_category_that_no_form_knows_stays_to_be_mended():
    old = content(responsible={"rows": [{"category": "校团委老师", "name": "安然"}]})
    assert move(old, FIRST, NOW).content.responsible == old.responsible
