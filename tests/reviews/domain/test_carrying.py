"""Verdicts of the round before hold on where nothing they rest on has changed."""

from __future__ import annotations

from reviews.domain import verdicts
from reviews.enums import VerdictKind
from reviews.models import Verdict
from tests.reviews.conftest import CONTENT, SECTIONS

CHARTER = {"title": "学生会章程", "text": "第一章 总则\n第一条 本会服务全体同学。"}


def approved(review):
    return {key for key, kind in verdicts.current(review).items() if kind is VerdictKind.APPROVED}


def test_unchanged_everything_but_the_flagged_holds(case):
    case.return_("congress.date")
    case.send_again(findings=case.submission.findings, explanations=case.submission.explanations)
    review = case.open()
    assert approved(review) == set(SECTIONS) - {"congress"}
    carried = Verdict.objects.filter(review=review)
    assert {one.by for one in carried} == {case.reviewer}
    assert {one.carried_from.review.submission.ordinal for one in carried} == {1}
    assert carried.get(section="roster").sentence == "学校的说明成立。"


def test_what_was_changed_falls(case):
    case.return_("congress.date")
    case.send_again(
        findings=case.submission.findings,
        explanations=case.submission.explanations,
        charter=CHARTER,
    )
    assert "charter" not in approved(case.open())


def test_a_verdict_falls_with_what_a_rule_compares_it_with(case):
    """The indicators declare how many the presidium has: the roster bears it out."""
    case.return_("congress.date")
    rows = CONTENT["roster"]["rows"]
    more = {"rows": [*rows, {**rows[0], "name": "李望舒", "post": "副主席"}]}
    case.send_again(
        findings=case.submission.findings, explanations=case.submission.explanations, roster=more
    )
    held = approved(case.open())
    assert "roster" not in held
    assert "indicators" not in held
    assert "candidate_rules" in held


def test_another_finding_makes_it_fall(case):
    case.return_("congress.date")
    case.send_again(findings=(), explanations=())
    assert "roster" not in approved(case.open())


def test_carried_twice_it_still_leads_to_where_it_was_given(case):
    frozen = {"findings": case.submission.findings, "explanations": case.submission.explanations}
    case.return_("congress.date")
    case.send_again(**frozen)
    case.return_("congress.date")
    case.send_again(**frozen)
    verdict = Verdict.objects.get(review=case.open(), section="charter")
    assert verdict.carried_from.review.submission.ordinal == 1


def test_a_carried_verdict_can_be_taken_back_but_undo_leaves_it(case):
    frozen = {"findings": case.submission.findings, "explanations": case.submission.explanations}
    case.return_("congress.date")
    case.send_again(**frozen)
    review = case.open()
    verdicts.withdraw(case.actor, review, "charter")
    assert "charter" not in approved(review)
