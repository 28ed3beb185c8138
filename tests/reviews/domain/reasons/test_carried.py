"""The carried reasons: complete, and every one reads well with the figures of real findings."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from disclosures.checks import rules
from disclosures.checks.finding import SECTIONS
from reviews.domain.reasons import carried, fill
from reviews.domain.reasons.filling import statement, unknown
from reviews.enums import FlagReason
from tests.reviews.domain.reasons.firing import found

DOUBLED = re.compile(r"[，。；：、][，。；：、]|请请|\s{2}|《《|》》")
OF_RULES = [each for each in carried() if each.rules]
GENERAL = [each for each in carried() if not each.rules]


def of_key(value):
    return value.key


def test_every_key_and_title_is_there_once():
    assert [
        key for key, count in Counter(each.key for each in carried()).items() if count > 1
    ] == []
    assert [t for t, count in Counter(each.title for each in OF_RULES).items() if count > 1] == []


def test_every_rule_has_a_sentence_and_no_other_rule_is_named():
    named = {rule for each in carried() for rule in each.rules}
    assert named == {rule.id for rule in rules()}


def test_every_section_has_sentences_of_its_own():
    assert {section for each in GENERAL for section in each.sections} == set(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_offered_a_sentence_of_every_usual_kind(section):
    kinds = {each.kind for each in GENERAL if section in each.sections or not each.sections}
    assert kinds >= set(FlagReason) - {FlagReason.AGAINST_INDICATOR}


@pytest.mark.parametrize("reason", carried(), ids=of_key)
def test_it_asks_for_nothing_that_there_is_not(reason):
    assert unknown(reason.text) == []
    assert reason.text.endswith("。")
    assert "请" in reason.text


@pytest.mark.parametrize("reason", OF_RULES, ids=of_key)
def test_it_says_what_was_found_with_its_figures_and_reads_well(reason):
    real = [finding for finding in found() if finding.rule in reason.rules]
    assert real
    for finding in real:
        text = fill(reason.text, finding, "第 3 行")
        assert text, finding
        assert len(text) <= 500
        said = statement(finding.message)
        assert said in text
        rest = text.replace(said[:-1], "")  # it may quote anything
        assert not set("{}") & set(rest)
        assert not DOUBLED.search(rest), text


@pytest.mark.parametrize("reason", GENERAL, ids=of_key)
def test_a_general_one_needs_no_finding(reason):
    assert fill(reason.text) == reason.text
