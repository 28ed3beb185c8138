"""The end of a round: approved with a publication, or returned with a letter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.models import Publication
from portal import clock
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Job
from reviews.domain import decide, letters, verdicts
from reviews.domain.refusals import Refused
from tests.reviews.conftest import FITS, SECTIONS


@pytest.fixture
def review(case):
    return case.open()


def tomorrow():
    return clock.today() + timedelta(days=1)


def state(case):
    case.filing.refresh_from_db()
    return case.filing.state


def test_approval_creates_one_publication_and_its_job(case, review):
    case.approve(review)
    publication = decide.approve(case.actor, review)
    assert (publication.submission, publication.approved_by) == (case.submission, case.reviewer)
    assert state(case) == "approved"
    assert Job.objects.filter(object_id=publication.pk).count() == 1
    review.refresh_from_db()
    assert (review.outcome, review.decided_by) == ("approved", case.reviewer)
    decided = Event.objects.get(action="review.decided")
    assert decided.data == {"outcome": "approved", "publication": publication.pk}


def test_approving_twice_publishes_once(case, review):
    case.approve(review)
    decide.approve(case.actor, review)
    with pytest.raises(Refused, match="已经由"):
        decide.approve(case.actor, review)
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("missing", SECTIONS)
def test_every_section_must_be_approved(case, review, missing):
    case.approve(review, but=(missing,))
    with pytest.raises(Refused, match="还有 1 个栏目没有认可"):
        decide.approve(case.actor, review)
    assert not Publication.objects.exists()


def test_a_flagged_section_stands_against_approval(case, review):
    case.approve(review, but=("roster",))
    case.flag(review)
    with pytest.raises(Refused, match="没有认可"):
        decide.approve(case.actor, review)
    assert state(case) == "submitted"


def test_a_publication_that_fails_leaves_the_filing_undecided(case, review, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError("no room")

    case.approve(review)
    monkeypatch.setattr("disclosures.domain.publish.create", broken)
    with pytest.raises(RuntimeError):
        decide.approve(case.actor, review)
    review.refresh_from_db()
    assert (state(case), review.outcome) == ("submitted", "")


def test_a_return_opens_only_the_flagged_sections(case, review):
    case.approve(review, but=("roster", "charter"))
    case.flag(review)
    case.flag(review, "charter.text", "第二条请写明党委。")
    decide.return_(case.actor, review, tomorrow())
    assert state(case) == "returned"
    assert case.filing.open_sections == ["charter", "roster"]
    assert case.filing.return_due == tomorrow()
    review.refresh_from_db()
    assert (review.outcome, letters.current(review).due) == ("returned", tomorrow())
    assert "1. 正文（前后不一致）：第二条请写明党委。" in letters.current(review).text
    assert (
        "2. 第 2 行（王听雨）、成绩排名（前后不一致）：请核对排名。" in letters.current(review).text
    )


def test_a_return_without_a_flag_is_refused(case, review):
    case.approve(review)
    with pytest.raises(Refused, match="至少要有一个问题"):
        decide.return_(case.actor, review, tomorrow())


def test_a_return_whose_only_flag_was_taken_back_is_refused(case, review):
    case.approve(review, but=("roster",))
    verdicts.retract(case.actor, case.flag(review))
    with pytest.raises(Refused, match="至少要有一个问题"):
        decide.return_(case.actor, review, tomorrow())


def test_a_return_before_everything_is_read_is_refused(case, review):
    case.flag(review)
    with pytest.raises(Refused, match="10 个栏目没有看完"):
        decide.return_(case.actor, review, tomorrow())


@pytest.mark.parametrize("days", [0, -1, -400])
def test_the_date_lies_ahead(case, review, days):
    case.approve(review, but=("roster",))
    case.flag(review)
    with pytest.raises(Refused, match="晚于今天"):
        decide.return_(case.actor, review, clock.today() + timedelta(days=days))
    assert state(case) == "submitted"


def test_whoever_decides_second_is_told_who_was_first(case, review):
    case.approve(review, but=("roster",))
    case.flag(review)
    decide.return_(case.actor, review, tomorrow())
    with pytest.raises(Refused, match=f"{case.reviewer.full_name}.*退回修改"):
        decide.approve(actor_of(case.colleague()), review)
    with pytest.raises(Refused, match="已经由"):
        verdicts.approve(case.actor, review, "roster", FITS)
    with pytest.raises(Refused, match="已经由"):
        case.flag(review)


def test_an_observer_decides_nothing(case, review):
    case.approve(review)
    with pytest.raises(PermissionDenied):
        decide.approve(actor_of(case.colleague(Role.OBSERVER)), review)
    with pytest.raises(PermissionDenied):
        decide.return_(case.college, review, date(2099, 1, 1))
