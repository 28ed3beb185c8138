"""What was given to somebody who hands the office over goes to the successor."""

from __future__ import annotations

from disclosures.enums import FilingState
from portal import clock
from portal.access import actor_of, can
from portal.domain import audit
from portal.models import Membership, User
from reviews.models import BlindReading, Claim

UNDECIDED = (FilingState.SUBMITTED,)


def hand_on(ends: Membership, successor: User) -> None:
    """Give the undecided filings of a reviewer or lead to the successor, in the hand-over's transaction.

    What the successor may not decide (the own college's) is nobody's afterwards, so that it is seen in
    the queue. Blind readings that were not begun by anybody else go along; saved views stay whose they are.
    """
    if ends.federation is None:
        return
    below = {"filing__federation__path__startswith": ends.federation.path}
    actor = actor_of(successor)
    mine = Claim.objects.filter(assignee=ends.user, filing__state__in=UNDECIDED, **below)
    for claim in mine.select_for_update(of=("self",)).select_related("filing"):
        able = bool(can(actor, "review.decide", claim.filing))
        claim.assignee = successor if able else None
        claim.assigned_by, claim.assigned_at = successor, clock.now()
        claim.save(update_fields=["assignee", "assigned_by", "assigned_at"])
        audit.record(
            successor,
            "review.assign",
            claim.filing,
            federation=claim.filing.federation,
            before=ends.user_id,
            to=successor.pk if able else None,
        )
    read = Claim.objects.filter(reader=ends.user, **below)
    read.update(reader=None, since=None, seen_at=None)
    _blind(ends, successor)


def _blind(ends: Membership, successor: User) -> None:
    """Open blind readings: to the successor, unless he or she reads that submission already."""
    rows = BlindReading.objects.filter(reader=ends.user, done_at=None)
    known = BlindReading.objects.filter(reader=successor).values("submission")
    theirs = Claim.objects.filter(assignee=successor).values("filing")
    rows = rows.filter(submission__filing__federation__path__startswith=ends.federation.path)  # type: ignore[union-attr]
    rows.exclude(submission__in=known).exclude(submission__filing__in=theirs).update(
        reader=successor
    )
