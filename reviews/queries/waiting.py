"""What one reviewer can decide now."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from disclosures.enums import FilingState
from disclosures.models import Filing
from portal import clock
from portal.access import Actor
from portal.enums import Role
from reviews.domain import claims
from reviews.models import BlindReading, Letter, Review
from reviews.queries.filters import MINE, OLDEST_FIRST, UNASSIGNED, held_by
from reviews.queries.rows import filings


def waiting(actor: Actor) -> QuerySet[Filing]:
    """Return what the actor can decide now, oldest first.

    Submitted; not of the own college; given to nobody or to the actor, or in want of a second person; read
    by nobody else at this moment; without a decision that is on its way; not to be read blind by the actor first.
    """
    deciding = actor.federation_ids(Role.REVIEWER, Role.LEAD)
    rows = filings(actor).filter(state=FilingState.SUBMITTED, federation_id__in=deciding)
    proposed = Review.objects.filter(filing=OuterRef("pk"), outcome="", proposed_by__isnull=False)
    leaving = Letter.objects.filter(review__filing=OuterRef("pk"), left_at=None, taken_back_at=None)
    mine = held_by(UNASSIGNED, actor) | held_by(MINE, actor)
    others = proposed.exclude(proposed_by=actor.user)
    rows = rows.filter(mine | Q(Exists(others)), _unread(actor))
    rows = rows.exclude(Exists(proposed.filter(proposed_by=actor.user))).exclude(Exists(leaving))
    blind = BlindReading.objects.filter(submission__filing=OuterRef("pk"), reader=actor.user)
    rows = rows.exclude(Exists(blind.filter(done_at=None)))
    return rows.exclude(college_id__in=actor.own_college_ids()).order_by(*OLDEST_FIRST)


def _unread(actor: Actor) -> Q:
    """Nobody else's claim is fresh; a filing without a claim is nobody's."""
    stale = Q(claim__seen_at__lte=clock.now() - claims.LASTS)
    return Q(claim__reader=None) | Q(claim__reader=actor.user) | stale
