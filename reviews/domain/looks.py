"""Who has read which submission: "since I last looked" begins there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.domain.actors import person
from disclosures.models import Submission
from portal import clock
from portal.access import require
from reviews.models import Look

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor


def look(actor: Actor, submission: Submission) -> None:
    """Write down that the actor reads the submission now; the first time stays, the last is moved.

    Raises PermissionDenied for who may not read reviews of that federation.
    """
    require(actor, "review.view", submission.filing)
    now = clock.now()
    Look.objects.bulk_create(
        [Look(submission=submission, user=person(actor), first_at=now, last_at=now)],
        update_conflicts=True,
        unique_fields=["submission", "user"],
        update_fields=["last_at"],
    )


def last(actor: Actor, filing: Filing, before: Submission) -> Submission | None:
    """Return the latest submission of the filing before this one that the actor has read; None for a first reading."""
    read = Submission.objects.filter(
        filing=filing, ordinal__lt=before.ordinal, looks__user=actor.user
    )
    return read.order_by("ordinal").last()
