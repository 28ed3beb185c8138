"""Rounds of review: opened once, held by one person, closed by one decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import localtime

from disclosures.domain import lifecycle
from disclosures.domain.actors import person
from disclosures.enums import FilingState
from disclosures.models import Submission
from portal import clock
from portal.access import require
from portal.domain import audit
from reviews.domain import calibration, carrying, claims, refusals
from reviews.domain.refusals import Refused
from reviews.models import Review

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor


@transaction.atomic
def open(actor: Actor, submission: Submission) -> Review:  # noqa: A001 the word of the domain
    """Return the submission's review; the first opening makes it and ends the college's time to pull back.

    Whoever opens it becomes the reader, and has it (经办人) where nobody does. Verdicts of the round before
    hold on where nothing that they rest on has changed. Raises PermissionDenied, and Refused when the
    submission was pulled back, replaced or decided in the meantime, or somebody else is reading it.
    """
    filing = lifecycle.lock(submission.filing)
    require(actor, "review.decide", filing)
    review = Review.objects.filter(submission=submission).first()
    if review:
        return review
    _still_latest(filing, submission)
    claims.taken(actor, filing)
    lifecycle.move(filing, "open", actor)
    review = Review.objects.create(
        submission=submission,
        filing=filing,
        opened_at=clock.now(),
        opened_by=person(actor),
    )
    carrying.carry(review)
    calibration.chosen(review)
    record(actor, "review.open", review)
    return review


def locked(actor: Actor, review: Review, action: str = "review.decide") -> Review:
    """Lock filing and review until the transaction ends; the only door to every write of a round.

    Call it inside a transaction. Whoever comes through becomes the reader. Raises PermissionDenied, and
    Refused unless the review is undecided and of the latest submission of a filing that is still submitted,
    while somebody else is reading it, or while the actor's own blind reading is not done.
    """
    filing = lifecycle.lock(review.filing)
    require(actor, action, filing)
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("submission", "decided_by")
        .get(pk=review.pk)
    )
    review.filing = review.submission.filing = filing
    _undecided(review)
    _still_latest(filing, review.submission)
    if calibration.barred(actor.user, review.submission):
        raise Refused(calibration.BARRED)
    claims.taken(actor, filing)
    return review


def _undecided(review: Review) -> None:
    if letter := review.letters.filter(left_at=None, taken_back_at=None).first():
        when = f"{localtime(letter.leaves_at):%H:%M}"
        raise Refused(refusals.LETTER_WAITS % {"when": when})
    if review.outcome:
        who = review.decided_by.get_full_name() if review.decided_by else ""
        raise Refused(
            refusals.ALREADY_DECIDED % {"who": who, "outcome": review.get_outcome_display()}
        )


def record(actor: Actor, action: str, review: Review, **data: object) -> None:
    """Write an event of the work on a round: into the federation's history alone.

    Verdicts, flags, notes and who has the review are internal until the decision: without a college
    row-level security hides the event from it. What the college is told goes through `announce`.
    """
    audit.record(
        actor.user, action, review, college=None, federation=review.filing.federation, **data
    )


def announce(actor: Actor, action: str, review: Review, **data: object) -> None:
    """Write an event of this round into the history of its college and its federation."""
    filing = review.filing
    audit.record(
        actor.user, action, review, college=filing.college, federation=filing.federation, **data
    )


def _still_latest(filing: Filing, submission: Submission) -> None:
    if filing.state != FilingState.SUBMITTED:
        raise Refused(refusals.NOT_SUBMITTED)
    if filing.submissions.filter(ordinal__gt=submission.ordinal).exists():
        raise Refused(refusals.NOT_LATEST)


def targets(actor: Actor, filing: Filing) -> list[str] | None:
    """Return the filing's rounds as events name them: its history tells of them, too.

    None for who is still to read it blind, and learns nothing of its reviews.
    """
    rounds = list(Review.objects.filter(submission__filing=filing).select_related("submission"))
    if rounds and calibration.barred(actor.user, rounds[0].submission):
        return None
    return [f"review:{one.pk}" for one in rounds]
