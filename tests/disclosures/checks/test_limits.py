"""Every number that a rule measures against is the year's, and the sentence shows it."""

import pytest

from disclosures.checks import build_facts, rules, run
from tests.disclosures.checks.filings import facts, roster, spoilt

BY_ID = {each.id: each for each in rules()}
BY_TEXT = {"congress.candidates": "", "congress.seats": ""}


def said(rule, changes, **limits):
    """What a rule says where the year has other numbers."""
    read = facts(spoilt(changes))
    form = read.form.model_copy(update={"limits": read.form.limits.model_copy(update=limits)})
    return "".join(
        each.message for each in run(build_facts(read.content, form, read.context), [BY_ID[rule]])
    )


@pytest.mark.parametrize(
    ("rule", "changes", "limits", "shown"),
    [
        ("R03", {"indicators.i03.number": "36"}, {"staff": 30, "staff_with_grounds": 35}, "35人"),
        ("R03", {"indicators.i03.number": "32", "indicators.students": ""}, {"staff": 30}, "超过30人"),
        ("R05", {}, {"presidium": 2}, "超过2人"),
        ("R06", {}, {"departments": 4}, "超过4个"),
        ("R09", {}, {"department_people": 3}, "超过3人"),
        ("R09", {}, {"department_heads_least": 3, "department_heads_most": 4}, "3至4人"),
        ("R09", {}, {"department_heads_least": 1, "department_heads_most": 1}, "不是1人"),
        ("R12", {"roster[5].rank": "12/48"}, {"rank_percent": 20}, "前20%"),
        ("R16", {"roster.rows": [{**p, "from_faculty_union": "否" if n < 5 else "是"} for n, p in enumerate(roster())]},
         {"faculty_union_percent": 90}, "不到90%（应不少于21人）"),
        ("R19", {}, {"delegates_percent": 2}, "2%（应不少于292人）"),
        ("R20", {}, {"delegates_without_post_percent": 70}, "70%（应不少于105人）"),
        ("R20", {"congress.delegates_without_post": ""}, {"delegates_without_post_percent": 70}, "不低于70%"),
        ("R22", {"congress.candidates": "4"}, {"candidates_excess_percent": 50}, "50%（应不少于5名）"),
        ("R22", {**BY_TEXT, "election_rules.text": "差额比例不低于30%。"}, {"candidates_excess_percent": 50}, "不低于50%"),
        ("R32", {"second_level": {"units": [{"name": "文学院学生会", "staff": "25"}]}}, {"second_level_staff": 20}, "超过20人"),
        ("R32", {"second_level": {"units": [{"name": "文学院学生会", "presidium": "3"}]}}, {"second_level_presidium": 2}, "超过2人"),
    ],
)  # fmt: skip
def test_a_rule_measures_against_the_years_number(rule, changes, limits, shown):
    assert shown not in said(rule, changes)
    assert shown in said(rule, changes, **limits)
