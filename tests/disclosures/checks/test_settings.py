"""Which rules are run, and how much they may weigh: the year's form and the cycle say."""

import pytest

from disclosures.checks import build_facts, effective, faults, rules, run
from disclosures.content import Disclosure
from disclosures.editions import RULE_IDS, RuleSetting, keys, load
from tests.disclosures.checks.filings import facts, spoilt

BY_ID = {each.id: each for each in rules()}
OFF = RuleSetting(off=True, reason="本周期不核。")


def milder(severity):
    return RuleSetting(severity=severity, reason="本省放宽。")


def findings(rule, changes, edition="2024-2025", year=None, **cycle):
    """The findings of one rule where the year's form (``year``) and the cycle set rules."""
    read = facts(spoilt(changes, edition), edition, settings=cycle)
    form = read.form.model_copy(update={"rules": {**read.form.rules, **(year or {})}})
    return run(build_facts(read.content, form, read.context), [BY_ID[rule]])


TOO_MANY = {"indicators.i03.number": "61"}


def test_a_rule_that_is_off_is_not_run():
    assert findings("R03", TOO_MANY)
    assert findings("R03", TOO_MANY, R03=OFF) == []
    assert findings("R03", TOO_MANY, year={"R03": OFF}) == []


def test_what_the_year_leaves_out_the_cycle_does_not_bring_back():
    assert findings("R03", TOO_MANY, year={"R03": OFF}, R03=milder("warning")) == []


@pytest.mark.parametrize("severity", ["contradiction", "warning", "information"])
def test_a_setting_caps_what_a_finding_weighs(severity):
    assert [f.severity for f in findings("R03", TOO_MANY, R03=milder(severity))] == [severity]


def test_of_year_and_cycle_the_milder_counts():
    year = {"R03": milder("information")}
    assert findings("R03", TOO_MANY, year=year, R03=milder("warning"))[0].severity == "information"


def test_a_setting_never_makes_a_finding_heavier():
    found = findings("R22", {"congress.candidates": "11", "congress.seats": "10"},
                     R22=milder("contradiction"))  # fmt: skip
    assert [f.severity for f in found] == ["warning"]


def test_what_cannot_be_checked_is_still_said():
    found = findings(
        "R19", {"congress.delegates": "", "congress.text": ""}, R19=milder("information")
    )
    assert [f.severity for f in found] == ["unchecked"]


def test_the_reason_is_the_cycles_where_it_says_something():
    read = facts(spoilt({}), settings={"R03": OFF})
    assert effective(BY_ID["R03"], read).reason == "本周期不核。"
    assert effective(BY_ID["R04"], read).severity is None


@pytest.mark.parametrize("edition", keys())
def test_an_item_that_is_not_yet_binding_is_at_most_information(edition):
    form = load(edition)
    read = build_facts(Disclosure(), form, facts(spoilt({})).context)
    for each in rules():
        asked = [form.indicator(name) for name in each.indicators if form.has_indicator(name)]
        if asked and all(item.observed for item in asked):
            assert effective(each, read).severity == "information"


def test_the_ids_that_a_form_may_name_are_the_catalogues():
    assert set(BY_ID) <= RULE_IDS


@pytest.mark.parametrize("edition", keys())
def test_the_forms_only_soften(edition):
    assert list(faults(load(edition).rules, BY_ID)) == []


def test_a_setting_of_no_rule_or_a_heavier_one_is_named():
    wrong = {"R99": OFF, "R36": milder("contradiction"), "R03": milder("warning")}
    assert list(faults(wrong, BY_ID)) == [
        "没有编号为“R99”的核验规则。",
        "R36的程度是“提示”，只能放宽，不能加重为“矛盾”。",
    ]
