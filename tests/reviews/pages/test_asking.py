"""The questions that a section suggests."""

from __future__ import annotations

import pytest

from reviews.domain import material, reasons
from reviews.domain.verdicts import LONGEST_SENTENCE
from reviews.enums import FlagReason
from reviews.pages.asking import MOST, OF_FINDINGS, Wish, choices, initial
from tests.reviews.conftest import RANK, SECTIONS

ASKED = ("R12", "roster[1].rank")


def offered(case, section="roster", asked=("", "")):
    library = reasons.library(case.actor, case.filing.federation)
    return choices(section, material.of(case.submission), library, "/here/", asked)


def test_a_finding_comes_first_with_its_figures_then_the_usual_ones(case):
    first, *rest = offered(case)
    assert (first.number, first.rule, first.path, first.template) == (1, *ASKED, "R12")
    assert first.sentence.startswith("第2行王听雨的排名21/35不在前30%以内。")
    assert rest
    assert all(one.path == "roster" and not one.rule for one in rest)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_choice_can_be_sent_as_it_is(case, section):
    found = offered(case, section)
    assert 0 < len(found) <= MOST
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    for one in found:
        assert 0 < len(one.sentence) <= LONGEST_SENTENCE
        assert one.reason in FlagReason.values
        assert "{" not in one.sentence


def test_many_findings_leave_room_for_the_usual_questions(make_case):
    rows = [RANK | {"path": f"roster[{number}].rank"} for number in range(2)] * 6
    found = offered(make_case(findings=rows))
    assert sum(bool(one.rule) for one in found) == OF_FINDINGS
    assert any(not one.rule for one in found)


def test_the_clicked_finding_is_what_the_form_starts_with(case):
    found = offered(case, asked=ASKED)
    values = initial(found, "roster", Wish(*ASKED, "", ""))
    assert (values["rule"], values["path"], values["template"]) == (*ASKED, "R12")


def test_a_usual_question_is_chosen_by_its_address(case):
    usual = offered(case)[-1]
    assert f"template={usual.template}" in usual.url
    wanted = Wish("", "roster", usual.template, "")
    assert initial(offered(case), "roster", wanted) == usual.initial


@pytest.mark.parametrize("asked", [("", ""), ("R99", "roster[1].rank"), ("R12", "charter.text")])
def test_nothing_is_filled_in_that_was_not_asked(case, asked):
    assert set(initial(offered(case), "roster", Wish(*asked, "", ""))) == {"path"}
