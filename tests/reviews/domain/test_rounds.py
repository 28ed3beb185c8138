"""Opening, holding, and the guard before every write."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from disclosures.domain import lifecycle
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event
from portal.scoping import scope
from reviews.domain import claims, decide, notes, replies, rounds, verdicts
from reviews.domain.refusals import Refused
from reviews.models import Review
from tests.factories import FederationFactory, MembershipFactory, member


def events(review):
    return list(
        Event.objects.filter(target=f"review:{review.pk}")
        .order_by("id")
        .values_list("action", flat=True)
    )


def test_the_first_opening_makes_the_review_and_gives_it_to_who_opened_it(case):
    review = case.open()
    assert (review.opened_by, review.outcome) == (case.reviewer, "")
    assert claims.of(case.filing).assignee == case.reviewer
    case.filing.refresh_from_db()
    assert case.filing.opened_at is not None
    assert events(review) == ["review.open"]


def test_opening_again_gives_the_same_review_to_whoever_opens(case):
    review = case.open()
    assert rounds.open(actor_of(case.colleague()), case.submission) == review
    assert claims.held(case.filing).user == case.reviewer
    assert Review.objects.count() == 1


def test_once_opened_the_college_cannot_pull_back(case):
    case.open()
    with pytest.raises(Refused, match="不能再撤回"):
        lifecycle.move(case.filing, "pull_back", case.college)


def test_once_pulled_back_it_cannot_be_opened(case):
    lifecycle.move(case.filing, "pull_back", case.college)
    with pytest.raises(Refused, match="撤回"):
        case.open()
    assert not Review.objects.exists()


def test_a_submission_that_was_replaced_cannot_be_opened(case):
    case.resubmit({})
    with pytest.raises(Refused, match="新的提交"):
        case.open()


def test_a_review_of_a_replaced_submission_takes_no_more_verdicts(case):
    review = case.open()
    case.resubmit({})
    with pytest.raises(Refused, match="新的提交"):
        verdicts.approve(case.actor, review, "charter")
    assert not review.verdicts.exists()


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.OPERATOR])
def test_who_may_only_look_cannot_open(case, role):
    with pytest.raises(PermissionDenied, match="只有"):
        rounds.open(actor_of(case.colleague(role)), case.submission)


def test_the_college_and_a_foreign_reviewer_cannot_open(case):
    for actor in (case.college, actor_of(member(Role.REVIEWER))):
        with pytest.raises(PermissionDenied):
            rounds.open(actor, case.submission)


def test_a_lead_of_the_federation_above_may(case):
    above = FederationFactory()
    federation = case.filing.federation
    federation.parent, federation.path = above, f"{above.path}{federation.pk}/"
    federation.save()
    lead = member(Role.LEAD, federation=above)
    assert rounds.open(actor_of(lead), case.submission).opened_by == lead


def test_nobody_reviews_the_own_college(case):
    MembershipFactory(user=case.reviewer, role=Role.OBSERVER, college=case.filing.college)
    with pytest.raises(PermissionDenied, match="不能审核本校"):
        case.open()


INTERNAL = ["review.open", "review.approved", "review.flagged", "review.retract", "review.note"]


def seen_by(actor, review):
    """The actions of the round that row-level security lets the actor read."""
    with scope(actor):
        return events(review)


def test_what_happens_inside_a_round_is_hidden_from_the_college_until_the_decision(case):
    review = case.open()
    verdicts.approve(case.actor, review, "charter")
    verdicts.retract(case.actor, case.flag(review))
    notes.add(case.actor, review, "内部。")
    assert set(seen_by(case.actor, review)) == set(INTERNAL)
    assert seen_by(case.college, review) == []


def test_decision_and_reply_are_in_both_histories(case):
    review = case.open()
    case.approve(review, but=("roster",))
    question = case.flag(review)
    decide.return_(case.actor, review, clock.today() + timedelta(days=3))
    replies.add(case.college, question, "已重新计算。")
    told = ["review.decided", "review.reply"]
    assert seen_by(case.college, review) == told
    assert seen_by(case.actor, review)[-2:] == told


def test_the_colleges_history_tells_the_steps_of_the_filing_and_nothing_else(case):
    verdicts.approve(case.actor, case.open(), "charter")
    page = Client()
    page.force_login(case.secretary)
    text = page.get(reverse("filing:history", args=[case.filing.pk])).text
    assert "审核员开始审核" in text
    assert case.reviewer.full_name not in text
    assert "review." not in text
