"""A bulk decision begins: kept with each filing's sentences, a job for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.access import require
from portal.domain import audit, jobs
from reviews.domain.bulk.trying import as_row
from reviews.domain.reasons import homes
from reviews.models import Bulk, BulkItem

if TYPE_CHECKING:
    from portal.access import Actor
    from reviews.domain.bulk.plans import Plan

TASK = "reviews.bulk"


@transaction.atomic
def start(actor: Actor, plan: Plan) -> Bulk:
    """Keep the plan and queue each of its filings. Raises PermissionDenied."""
    require(actor, "review.decide")
    for item in plan.items:
        require(actor, "review.decide", item.standing.filing)
    bulk = as_row(actor, plan)
    bulk.federation, bulk.at = homes(actor)[0], clock.now()
    bulk.save()
    items = BulkItem.objects.bulk_create(
        BulkItem(
            bulk=bulk,
            submission_id=item.standing.submission,
            questions=[{"path": path, "sentence": said} for path, said in item.questions],
        )
        for item in plan.items
    )
    audit.record(
        actor.user,
        "bulk.start",
        bulk,
        federation=bulk.federation,
        kind=bulk.kind,
        rule=bulk.rule,
        filings=len(items),
    )
    _queue(bulk, items)
    return bulk


@transaction.atomic
def resume(actor: Actor, bulk: Bulk) -> int:
    """Queue again what was given up; return how many filings are still to be done.

    Only whoever began it: it is done in that person's name. Raises PermissionDenied.
    """
    if actor.user is None or bulk.by_id != actor.user.pk:
        raise PermissionDenied(_("批量办理以发起人的名义进行，只有发起人可以继续。"))
    left = list(bulk.items.filter(done_at=None))
    _queue(bulk, left)
    return len(left)


def _queue(bulk: Bulk, items: list[BulkItem]) -> None:
    for item in items:
        jobs.enqueue(TASK, item.pk, college=None, federation=bulk.federation)
