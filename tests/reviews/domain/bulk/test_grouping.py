"""What many colleges have in common."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import clock
from portal.access import actor_of
from portal.enums import Role
from reviews.domain import bulk, claims, decide, rounds, verdicts
from tests.factories import FederationFactory, MembershipFactory, member
from tests.reviews.conftest import DATE, FITS, RANK, SECTIONS


def rules(province):
    return {group.rule: group.filings for group in bulk.grouped(province.standings)}


def test_rules_are_sorted_by_the_number_of_filings(three):
    first, second = bulk.grouped(three.standings)
    assert (first.rule, first.title) == ("R12", "成绩排名在本专业前30%以内")
    assert (first.filings, first.colleges, first.free, first.severity) == (2, 2, 2, "contradiction")
    assert (second.rule, second.filings, second.severity) == ("R17", 1, "warning")


def test_light_findings_are_nobodys_mistake(province, wait):
    wait(RANK | {"severity": "information"}, DATE | {"severity": "unchecked"})
    assert bulk.grouped(province.standings) == []
    assert len(bulk.clean(province.standings)) == 1


def test_the_clean_ones_are_first_readings_without_anything(three):
    assert [one.submission for one in bulk.clean(three.standings)] == [three.cases[2].submission.pk]


def test_a_second_submission_is_not_for_the_many(province, wait):
    case = wait()
    case.resubmit({}, findings=[], explanations=[])
    assert bulk.clean(province.standings) == []


def test_what_was_asked_or_overruled_is_open_no_more(three):
    case = three.cases[0]
    review = rounds.open(three.actor, case.submission)
    verdicts.flag(three.actor, review, "roster", "roster[1].rank", "other", "请核对。", "R12")
    (one, _other) = bulk.of_rule(three.standings, "R12")
    assert [met.path for met in one.open] == ["roster[0].rank"]
    verdicts.retract(three.actor, review.flags.get())
    verdicts.approve(three.actor, review, "roster", FITS)
    assert rules(three) == {"R12": 1, "R17": 1}
    verdicts.withdraw(three.actor, review, "roster")
    assert rules(three) == {"R12": 2, "R17": 1}


def test_only_what_waits_and_only_the_latest_submission_counts(three):
    case = three.cases[0]
    case.resubmit({}, findings=[DATE], explanations=[])
    assert rules(three) == {"R12": 1, "R17": 2}
    three.cases[1].filing.state = "returned"
    three.cases[1].filing.save()
    assert rules(three) == {"R17": 1}


def obstacle(province, case):
    return next(one.obstacle for one in province.standings if one.filing == case.filing)


def test_what_is_in_the_way_is_said_in_words(three, settings):
    own, held, leaving = three.cases
    MembershipFactory(user=three.reviewer, role=Role.OBSERVER, college=own.filing.college)
    other = actor_of(three.colleague())
    claims.take(other, held.filing)
    review = rounds.open(three.actor, leaving.submission)
    verdicts.flag(three.actor, review, "charter", "charter.text", "other", "请改。")
    verdicts.approve_clean(three.actor, review)
    settings.RETURN_HOLD = timedelta(minutes=10)
    decide.return_(three.actor, review, clock.today() + timedelta(days=7))
    assert obstacle(three, own) == "您是本校成员，由他人审核。"
    assert obstacle(three, held).startswith(f"{other.user.get_full_name()}正在审阅（0 分钟前")
    assert obstacle(three, leaving) == "退回函正等待发出。"
    assert [group.free for group in bulk.grouped(three.standings)] == [0, 0]


def test_what_waits_for_a_second_person_is_not_for_the_many(province, wait):
    case = wait()
    case.filing.cycle.second_reader = True
    case.filing.cycle.save()
    first = actor_of(province.colleague())
    review = rounds.open(first, case.submission)
    verdicts.approve_clean(first, review)
    decide.approve(first, review)
    assert "已提请复核" in obstacle(province, case)


def test_others_see_nothing_of_it(three):
    elsewhere = actor_of(member(Role.REVIEWER, federation=FederationFactory()))
    observer = actor_of(member(Role.OBSERVER, federation=three.federation))
    assert bulk.standings(elsewhere) == bulk.standings(observer) == []


@pytest.mark.parametrize("filings", [1, 30])
def test_seven_queries_however_many_wait(province, wait, django_assert_num_queries, filings):
    for _ in range(filings):
        case = wait(RANK, DATE)
        review = rounds.open(province.actor, case.submission)
        verdicts.flag(province.actor, review, "roster", "roster", "other", "请核对。", "R12")
        verdicts.approve(province.actor, review, SECTIONS[0])
    actor = province.actor
    with django_assert_num_queries(7):
        groups = bulk.grouped(bulk.standings(actor))
    assert [group.filings for group in groups] == [filings, filings]
