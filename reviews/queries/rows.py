"""Every filing of the reader's subtree."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery

from disclosures.domain.released import with_line
from disclosures.models import Filing, Submission
from portal.access import Actor
from portal.enums import Role
from portal.scoping import visible_to

READERS = (Role.REVIEWER, Role.LEAD, Role.OBSERVER)


def filings(actor: Actor) -> QuerySet[Filing]:
    """Return the filings of the federations that the actor reads for, with their latest submission.

    Annotated: ``latest_id``, ``submitted_at`` and ``rounds`` (how many submissions), None before the first; whether
    the public version was taken down. The year's form is not fetched along.
    """
    latest = Submission.objects.filter(filing=OuterRef("pk")).order_by("-ordinal")
    rows = visible_to(actor, Filing).filter(federation_id__in=actor.federation_ids(*READERS))
    annotated = rows.annotate(
        latest_id=Subquery(latest.values("pk")[:1]),
        submitted_at=Subquery(latest.values("submitted_at")[:1]),
        rounds=Subquery(latest.values("ordinal")[:1], output_field=IntegerField()),
    )
    related = with_line(annotated).select_related(
        "college", "federation", "union", "cycle__edition"
    )
    return related.defer("cycle__edition__data")


def counts(actor: Actor, rows: QuerySet[Filing] | None = None) -> Counter[str]:
    """Return how many filings are in each state: of the actor's subtree, or of ``rows``."""
    rows = filings(actor) if rows is None else rows
    found = rows.order_by().values("state").annotate(number=Count("pk"))
    return Counter({row["state"]: row["number"] for row in found})
