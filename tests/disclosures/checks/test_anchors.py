"""Anchors: a row is known by its name, whatever is inserted, deleted or moved around it."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.checks import run
from disclosures.checks.anchors import Places
from disclosures.content import Disclosure
from tests.disclosures.checks.filings import data, facts, row, spoilt


def anchor(content, path):
    return Places(Disclosure.model_validate(content)).identity(path).short


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("roster[1].rank", "roster[钱小吕].rank"),
        ("roster[1]", "roster[钱小吕]"),
        ("departments[2].headcount", "departments[文体部].headcount"),
        ("responsible[1].full_time", "responsible[学生会组织秘书长].full_time"),
        ("congress.delegations[0].count", "congress.delegations[数学院].count"),
        ("second_level.units[0].staff", "second_level.units[数学院学生会].staff"),
        ("indicators.i03.number", "indicators.i03.number"),
        ("charter.text", "charter.text"),
        ("roster", "roster"),
        ("roster[999].rank", "roster[999].rank"),
        ("indicators.trainings[0].date", "indicators.trainings[0].date"),
    ],
)
def test_a_row_is_known_by_its_name(path, expected):
    content = data()
    content["congress"]["delegations"] = [{"name": "数学院", "count": "3"}]
    content["second_level"] = {"units": [{"name": "数学院学生会"}]}
    assert anchor(content, path) == expected


def test_namesakes_are_told_apart_by_department_faculty_and_grade():
    content = data()
    rows = content["roster"]["rows"]
    rows.append({**rows[5], "department": "学习部"})
    one, other = (anchor(content, f"roster[{index}].rank") for index in (5, len(rows) - 1))
    name = rows[5]["name"]
    assert one == f"roster[{name}·办公部·学院0·2023级].rank"
    assert other == f"roster[{name}·学习部·学院0·2023级].rank"


def test_rows_alike_in_everything_are_told_apart_by_their_order():
    content = data()
    content["roster"]["rows"] += [copy.deepcopy(content["roster"]["rows"][5])] * 2
    found = {anchor(content, f"roster[{index}].name") for index in (5, -2 + 25, -1 + 25)}
    assert len(found) == 3
    assert {each.rpartition("#")[2] for each in found} == {"1].name", "2].name", "3].name"}


def test_a_blank_name_and_a_very_long_one_have_anchors_too():
    content = spoilt({"roster[2].name": "", "roster[3].name": "王" * 5000})
    assert anchor(content, "roster[2].name").startswith("roster[·主席团")
    assert len(anchor(content, "roster[3].name")) < 120


def findings_by_anchor(content):
    return {(found.rule, found.anchor): found.basis for found in run(facts(content))}


MISTAKES = {
    "roster[5].rank": "10/32",
    "roster[9].political_status": "群众",
    "roster[14].post": "主任",
    "departments[2].duties": "负责查寝。",
}


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_findings_of_rows_follow_them_wherever_they_go(rng, more):
    content = spoilt(MISTAKES)
    before = findings_by_anchor(content)
    for number in range(more):
        at = rng.randrange(len(content["roster"]["rows"]))
        content["roster"]["rows"].insert(
            at, {**row(4, "干事", "宣传部"), "name": f"司马{'甲乙丙'[number]}"}
        )
    rng.shuffle(content["roster"]["rows"])
    rng.shuffle(content["departments"]["rows"])
    after = findings_by_anchor(content)
    rows = {key: basis for key, basis in before.items() if "[" in key[1] and key[0] != "R08"}
    assert len(rows) >= len(MISTAKES)
    assert {key: after.get(key) for key in rows} == rows
