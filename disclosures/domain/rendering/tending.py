"""What goes on where nothing else would: beat looks after running batches."""

from __future__ import annotations

from django.db import transaction

from disclosures.domain.rendering import queueing
from disclosures.enums import BatchState, ItemState
from disclosures.models import RenderBatch
from portal.scoping import scope_everything


def tend() -> int:
    """Settle every batch that runs, or was stopped with something under way; return how many.

    A worker gives the next item out when it ends one. Where the last ones were given up, or a pause came and
    went between two steps, nobody would: this does, each half minute. It may run at any time, and twice.
    """
    with scope_everything():
        waiting = RenderBatch.objects.filter(items__state=ItemState.WAITING)
        ids = waiting.exclude(state=BatchState.PAUSED).values_list("pk", flat=True).distinct()
        found = list(ids)
    for pk in found:
        with scope_everything(), transaction.atomic():
            queueing.settle(queueing.locked(pk))
    return len(found)
