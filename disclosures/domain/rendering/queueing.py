"""Items become jobs, a few at a time; what came of them ends the batch.

Of a batch of thousands only `settings.RENDER_WINDOW` jobs stand in the queue: a pause takes hold at once, and the
sweep, which sends again what has waited for a minute, never repeats thousands of messages. Every call here wants
the batch's row locked (`locked`), which is also the order of locks: item, filing, batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models.functions import Now

from disclosures.enums import BatchState, ItemState
from disclosures.models import RenderBatch, RenderItem
from portal import clock
from portal.domain import audit, jobs
from portal.enums import JobState
from portal.models import Job

if TYPE_CHECKING:
    from django.db.models import QuerySet

TASK = "disclosures.render_item"
"""Routed to the queue of renders (`settings.CELERY_TASK_ROUTES`)."""
AILING = 10
"""So many failures in a row are no longer those of single publications: the batch pauses by itself."""


def locked(batch_id: int) -> RenderBatch:
    """Return the batch with its row locked until the end of the transaction."""
    rows = RenderBatch.objects.select_for_update(of=("self",)).select_related("federation")
    return rows.get(pk=batch_id)


def settle(batch: RenderBatch) -> None:
    """Note what was given up, give out what there is room for, and end the batch where nothing is left."""
    if _note_given_up(batch) and batch.state == BatchState.RUNNING and ails(batch):
        become(batch, BatchState.PAUSED)
        audit.record(None, "render.pause", batch, federation=batch.federation, failed=AILING)
    if batch.state == BatchState.STOPPED:
        drop(batch)
    if batch.state != BatchState.RUNNING:
        return
    _give_out(batch)
    if not _waiting(batch).exists():
        _end(batch)


def drop(batch: RenderBatch) -> int:
    """Drop what waits, but for what a worker has in its hands; return how many."""
    return free(_waiting(batch)).update(state=ItemState.DROPPED, done_at=Now())


def ails(batch: RenderBatch) -> bool:
    """Say whether the last items were given up, all of them: no key, no room, no storage."""
    ended = batch.items.exclude(done_at=None).order_by("-done_at", "-pk")
    last = list(ended.values_list("state", flat=True)[:AILING])
    return last == [ItemState.FAILED] * AILING


def become(batch: RenderBatch, state: BatchState) -> None:
    """Write the state of a locked batch."""
    batch.state = state
    batch.save(update_fields=["state", "finished_at"])


def free(items: QuerySet[RenderItem]) -> QuerySet[RenderItem]:
    """Lock those of `items` that no worker holds, and return them.

    A worker locks its item, then the batch: who has the batch may never wait for an item.
    """
    held = items.order_by("pk").select_for_update(skip_locked=True)
    return RenderItem.objects.filter(pk__in=list(held.values_list("pk", flat=True)))


def jobs_of(items: QuerySet[RenderItem]) -> QuerySet[Job]:
    """Return the jobs of `items`, over and under way."""
    return Job.objects.filter(task=TASK, object_id__in=items.values("pk"))


def _waiting(batch: RenderBatch) -> QuerySet[RenderItem]:
    return batch.items.filter(state=ItemState.WAITING)


def _note_given_up(batch: RenderBatch) -> int:
    """A job that failed for the last time ends its item, with its last sentence; return how many."""
    failed = jobs_of(_waiting(batch)).filter(state=JobState.FAILED).order_by("pk")
    return sum(
        free(_waiting(batch).filter(pk=job.object_id)).update(
            state=ItemState.FAILED, error=job.note, done_at=job.finished_at
        )
        for job in failed
    )


def _give_out(batch: RenderBatch) -> None:
    waiting = _waiting(batch)
    under_way = jobs_of(waiting).filter(state__in=(JobState.QUEUED, JobState.RUNNING))
    busy = set(under_way.values_list("object_id", flat=True))
    room = max(settings.RENDER_WINDOW - len(busy), 0)
    for pk in waiting.exclude(pk__in=busy).values_list("pk", flat=True)[:room]:
        jobs.enqueue(TASK, pk, college=None, federation=batch.federation)


def _end(batch: RenderBatch) -> None:
    batch.finished_at = clock.now()
    become(batch, BatchState.DONE)
    audit.record(None, "render.done", batch, federation=batch.federation)
