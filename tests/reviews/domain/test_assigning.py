"""Many filings to one person or to several: each through the single function, evenly."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from reviews.domain import assigning, claims
from reviews.domain.refusals import Refused
from reviews.models import Claim
from tests.factories import (
    ClaimFactory,
    CycleFactory,
    FederationFactory,
    FilingFactory,
    MembershipFactory,
    member,
)


@pytest.fixture
def province(db):
    return FederationFactory()


@pytest.fixture
def lead(province):
    return actor_of(member(Role.LEAD, federation=province))


@pytest.fixture
def filings(province):
    cycle = CycleFactory(federation=province)
    return [
        FilingFactory(
            union__college__federation=province, cycle=cycle, state="submitted", drafts=()
        )
        for _ in range(7)
    ]


def reviewers(province, number):
    return [member(Role.REVIEWER, federation=province) for _ in range(number)]


def had(people):
    return [Claim.objects.filter(assignee=user).count() for user in people]


def test_each_goes_through_the_single_function_with_its_event(lead, province, filings):
    (someone,) = reviewers(province, 1)
    given = assigning.give(lead, filings, someone)
    assert (given.done, dict(given.refused), had([someone])) == (7, {}, [7])
    assert Event.objects.filter(action="review.assign").count() == 7


def test_what_is_refused_stays_and_says_why(lead, province, filings):
    (someone,) = reviewers(province, 1)
    MembershipFactory(user=someone, role=Role.OBSERVER, college=filings[0].college)
    given = assigning.give(lead, filings, someone)
    assert given.done == 6
    assert list(given.refused.values()) == [1]
    assert "不能审核" in next(iter(given.refused))


def test_a_reviewer_hands_over_what_is_his_own_and_nothing_else(province, filings):
    mine, other = reviewers(province, 2)
    ClaimFactory(filing=filings[0], assignee=mine)
    ClaimFactory(filing=filings[1], assignee=other)
    given = assigning.give(actor_of(mine), filings[:2], other)
    assert given.done == 1
    assert Claim.objects.get(filing=filings[0]).assignee == other
    lost = assigning.give(actor_of(mine), filings[:2], mine)
    assert (lost.done, sum(lost.refused.values())) == (0, 2)


def test_a_distribution_makes_all_as_busy_as_each_other(lead, province, filings):
    people = reviewers(province, 3)
    for filing in filings[:3]:
        ClaimFactory(filing=filing, assignee=people[0])
    sentence = assigning.distribute(lead, filings[3:], people)
    assert had(people) == [3, 2, 2]
    assert sentence.startswith("已分配 4 份：")
    assert sentence.count(" 份") == 3


def test_the_plan_says_beforehand_what_the_distribution_does(lead, province, filings):
    people = reviewers(province, 2)
    ClaimFactory(filing=filings[0], assignee=people[1])
    plan = assigning.plan(filings[1:], people)
    assert [(has, gets) for _user, has, gets in plan.shares] == [(0, 4), (1, 2)]
    assert (plan.total, plan.left, Claim.objects.count()) == (6, 0, 1)
    assigning.distribute(lead, filings[1:], people)
    assert had(people) == [4, 3]


def test_what_is_distributed_anew_does_not_count_as_somebodys(lead, province, filings):
    people = reviewers(province, 2)
    for filing in filings:
        ClaimFactory(filing=filing, assignee=people[0])
    assigning.distribute(lead, filings, people)
    assert had(people) == [4, 3]


def test_nobody_is_given_the_own_college(lead, province, filings):
    first, second = reviewers(province, 2)
    for filing in filings:
        MembershipFactory(user=first, role=Role.OBSERVER, college=filing.college)
    assigning.distribute(lead, filings, [first, second])
    assert had([first, second]) == [0, 7]
    plan = assigning.plan(filings, [first])
    assert (plan.total, plan.left) == (0, 7)


def test_the_leads_own_college_is_left_out(lead, filings):
    MembershipFactory(user=lead.user, role=Role.OBSERVER, college=filings[0].college)
    assert assigning.assignable(actor_of(lead.user), filings) == filings[1:]


def test_without_people_nothing_is_done(lead, filings):
    with pytest.raises(Refused, match="至少选择一个人"):
        assigning.distribute(lead, filings, [])
    assert not Claim.objects.exists()


def test_a_reviewer_may_not_distribute_what_others_have(province, filings):
    mine, other = reviewers(province, 2)
    ClaimFactory(filing=filings[0], assignee=other)
    with pytest.raises(PermissionDenied):
        assigning.distribute(actor_of(mine), filings[:1], [mine])
    assert claims.of(filings[0]).assignee == other
