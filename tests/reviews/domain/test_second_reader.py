"""Where a cycle asks for a second pair of eyes, one person does not publish."""

from __future__ import annotations

import pytest

from disclosures.models import Publication
from portal.access import actor_of
from portal.models import Event
from reviews.domain import claims, decide, verdicts
from reviews.domain.refusals import Refused


@pytest.fixture
def proposed(case):
    """Approved by the first person."""
    case.filing.cycle.second_reader = True
    case.filing.cycle.save(update_fields=["second_reader"])
    case.review = case.open()
    case.approve(case.review)
    assert decide.approve(case.actor, case.review) is None
    case.review.refresh_from_db()
    return case


@pytest.fixture
def second(case):
    return actor_of(case.colleague())


def test_the_first_only_proposes(proposed):
    assert (proposed.review.proposed_by, proposed.review.outcome) == (proposed.reviewer, "")
    assert not Publication.objects.exists()
    assert claims.held(proposed.filing) is None
    assert Event.objects.get(action="review.proposed").college is None


def test_the_second_approves(proposed, second):
    publication = decide.confirm(second, proposed.review)
    proposed.review.refresh_from_db()
    assert (proposed.review.outcome, proposed.review.decided_by) == ("approved", second.user)
    assert publication.submission == proposed.submission


def test_the_ordinary_approval_of_a_second_person_is_the_same(proposed, second):
    assert decide.approve(second, proposed.review).submission == proposed.submission


def test_nobody_is_both(proposed):
    for step in (decide.approve, decide.confirm):
        with pytest.raises(Refused, match="第二个人复核"):
            step(proposed.actor, proposed.review)
    assert not Publication.objects.exists()


def test_the_second_disagrees_with_a_note(proposed, second):
    review = decide.send_back(second, proposed.review, "名单第二行还要问。")
    assert review.proposed_by is None
    assert review.notes.get().text == "名单第二行还要问。"
    assert claims.of(proposed.filing).assignee == proposed.reviewer
    with pytest.raises(Refused, match="没有等待复核"):
        decide.confirm(second, proposed.review)


def test_a_new_word_makes_the_proposal_fall(proposed, second):
    verdicts.withdraw(second, proposed.review, "charter")
    proposed.review.refresh_from_db()
    assert proposed.review.proposed_by is None


def test_without_a_proposal_nothing_is_confirmed(case, second):
    case.approve(review := case.open())
    claims.release(case.actor, case.filing)
    with pytest.raises(Refused, match="没有等待复核"):
        decide.confirm(second, review)
    assert decide.approve(second, review)
