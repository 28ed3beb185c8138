"""Who has a filing, and who is at it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from reviews.domain import claims, verdicts
from reviews.domain.refusals import Refused
from tests.factories import MembershipFactory, member
from tests.factories.values import THEN


@pytest.fixture
def other(case):
    return actor_of(case.colleague())


@pytest.fixture
def lead(case):
    return actor_of(case.colleague(Role.LEAD))


def later(minutes):
    return clock.at(THEN + timedelta(minutes=minutes))


def test_nobody_has_it_at_first(case):
    assert claims.of(case.filing) is None
    assert claims.held(case.filing) is None


def test_who_takes_it_reads_it_and_has_it(case):
    with later(0):
        claim = claims.take(case.actor, case.filing)
    assert (claim.assignee, claim.reader) == (case.reviewer, case.reviewer)
    with later(3):
        held = claims.held(case.filing)
    assert (held.name, held.minutes) == (case.reviewer.full_name, 3)


def test_nobody_else_can_take_it_while_it_is_fresh(case, other):
    with later(0):
        claims.take(case.actor, case.filing)
    with later(14), pytest.raises(Refused, match=f"{case.reviewer.full_name}正在审阅.*14 分钟前"):
        claims.take(other, case.filing)


def test_after_a_quarter_of_an_hour_without_a_sign_it_is_anybodys_but_stays_assigned(case, other):
    with later(0):
        claims.take(case.actor, case.filing)
    with later(15):
        claim = claims.take(other, case.filing)
    assert (claim.assignee, claim.reader) == (case.reviewer, other.user)


def test_a_sign_of_life_keeps_it(case, other):
    with later(0):
        claims.take(case.actor, case.filing)
    with later(10):
        assert claims.keep(case.actor, case.filing).minutes == 0
    with later(20), pytest.raises(Refused):
        claims.take(other, case.filing)


def test_a_late_sign_of_life_does_not_bring_an_expired_claim_back(case, other):
    with later(0):
        claims.take(case.actor, case.filing)
    with later(20):
        claims.take(other, case.filing)
        assert claims.keep(case.actor, case.filing).user == other.user


def test_put_down_it_is_free_at_once(case, other):
    claims.take(case.actor, case.filing)
    claims.release(case.actor, case.filing)
    assert claims.held(case.filing) is None
    assert claims.take(other, case.filing).reader == other.user


def test_nobody_puts_down_what_another_holds(case, other):
    claims.take(case.actor, case.filing)
    claims.release(other, case.filing)
    assert claims.held(case.filing).user == case.reviewer


def test_a_lead_takes_it_over_and_the_reader_can_write_no_more(case, lead):
    review = case.open()
    claims.take_over(lead, case.filing)
    with pytest.raises(Refused, match="正在审阅"):
        verdicts.approve(case.actor, review, "charter")
    event = Event.objects.get(action="review.take_over")
    assert event.data == {"before": case.reviewer.pk, "to": lead.user.pk}


def test_a_colleague_does_not_take_over_what_is_fresh(case, other):
    claims.take(case.actor, case.filing)
    assert not claims.may_take_over(other, case.filing)
    with pytest.raises(Refused, match="正在审阅"):
        claims.take_over(other, case.filing)


def test_whose_it_is_takes_it_back_from_who_reads_it(case, other, lead):
    claims.assign(lead, case.filing, other.user)
    claims.take(case.actor, case.filing)
    assert claims.take_over(other, case.filing).reader == other.user


def test_two_reviewers_never_both_write(case, other):
    review = case.open()
    with pytest.raises(Refused, match="正在审阅"):
        verdicts.approve(other, review, "charter")
    assert not review.verdicts.exists()


def test_a_lead_gives_it_to_somebody(case, lead, other):
    claims.assign(lead, case.filing, other.user)
    assert claims.of(case.filing).assignee == other.user
    event = Event.objects.get(action="review.assign")
    assert event.data == {"before": None, "to": other.user.pk}
    assert event.college_id is None
    claims.assign(lead, case.filing, other.user)
    assert Event.objects.filter(action="review.assign").count() == 1


def test_a_reviewer_hands_over_what_is_his_own_and_nothing_else(case, lead, other):
    claims.take(case.actor, case.filing)
    with pytest.raises(PermissionDenied, match="负责人"):
        claims.assign(other, case.filing, other.user)
    claims.assign(case.actor, case.filing, other.user)
    assert claims.of(case.filing).assignee == other.user
    assert claims.held(case.filing) is None
    claims.assign(lead, case.filing, None)
    assert claims.assign(other, case.filing, other.user).assignee == other.user


def test_it_is_given_to_nobody_who_may_not_decide(case, lead):
    for user in (member(Role.REVIEWER), case.colleague(Role.OBSERVER)):
        with pytest.raises(Refused, match="不能审核"):
            claims.assign(lead, case.filing, user)


def test_distribution_levels_what_each_has(make_case, lead, case):
    federation = case.filing.federation
    people = [case.reviewer, case.colleague(), case.colleague()]
    claims.assign(lead, make_case(federation).filing, people[0])
    claims.assign(lead, make_case(federation).filing, people[0])
    filings = [case.filing, *(make_case(federation).filing for _ in range(3))]
    shares = claims.distribute(lead, filings, people)
    assert [user for _filing, user in shares] == [people[1], people[2], people[1], people[2]]
    assert claims.burden(people) == {one.pk: 2 for one in people}


def test_nobody_is_given_the_own_college(case, lead):
    peer = case.colleague()
    MembershipFactory(user=peer, role=Role.EDITOR, college=case.filing.college)
    assert claims.planned([case.filing], [peer]) == []
    assert claims.planned([case.filing], [peer, case.reviewer]) == [(case.filing, case.reviewer)]


def test_who_only_looks_takes_nothing(case):
    for role in (Role.OBSERVER, Role.OPERATOR):
        with pytest.raises(PermissionDenied):
            claims.take(actor_of(case.colleague(role)), case.filing)
