"""Rounds of review: opened once, held by one person, closed by one decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from disclosures.domain import lifecycle
from disclosures.enums import FilingState
from disclosures.models import Submission
from portal import clock
from portal.access import require
from portal.domain import audit
from reviews.domain import refusals
from reviews.domain.refusals import Refused
from reviews.models import Review

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor
    from portal.models import User


@transaction.atomic
def open(actor: Actor, submission: Submission) -> Review:  # noqa: A001 the word of the domain
    """Return the submission's review; the first opening makes it and ends the college's time to pull back.

    Whoever opens it first has it (经办人). Raises PermissionDenied, and Refused when the
    submission was pulled back, replaced or decided in the meantime.
    """
    filing = lifecycle.lock(submission.filing)
    require(actor, "review.decide", filing)
    review = Review.objects.filter(submission=submission).first()
    if review:
        return review
    _still_latest(filing, submission)
    lifecycle.move(filing, "open", actor)
    review = Review.objects.create(
        submission=submission,
        filing=filing,
        opened_at=clock.now(),
        opened_by=person(actor),
        reviewer=person(actor),
    )
    record(actor, "review.open", review)
    return review


@transaction.atomic
def hand_over(actor: Actor, review: Review, to: User) -> Review:
    """Give the review to a colleague, or take it: ``to`` must be allowed to decide it."""
    review = locked(actor, review)
    before, review.reviewer = review.reviewer_id, to
    review.save(update_fields=["reviewer"])
    record(actor, "review.assign", review, before=before, to=to.pk)
    return review


def person(actor: Actor) -> User:
    """Return who acts. Raises PermissionDenied for nobody (whom the policy has refused before)."""
    if actor.user is None:
        raise PermissionDenied
    return actor.user


def locked(actor: Actor, review: Review, action: str = "review.decide") -> Review:
    """Lock filing and review until the transaction ends; the only door to every write of a round.

    Call it inside a transaction. Raises PermissionDenied, and Refused unless the review is undecided and
    of the latest submission of a filing that is still submitted.
    """
    filing = lifecycle.lock(review.filing)
    require(actor, action, filing)
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("submission", "decided_by")
        .get(pk=review.pk)
    )
    review.filing = filing
    if review.outcome:
        who = review.decided_by.get_full_name() if review.decided_by else ""
        raise Refused(
            refusals.ALREADY_DECIDED % {"who": who, "outcome": review.get_outcome_display()}
        )
    _still_latest(filing, review.submission)
    return review


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
