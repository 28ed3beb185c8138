"""Starting a batch, and what a lead may do with it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from disclosures.domain.refused import Refused
from disclosures.domain.rendering.choosing import publications_of
from disclosures.domain.rendering.queueing import become, drop, free, jobs_of, locked, settle
from disclosures.enums import BatchState, ItemState, RenderReason
from disclosures.models import RenderBatch, RenderItem
from portal import clock
from portal.access import require
from portal.domain import audit
from portal.enums import JobState

if TYPE_CHECKING:
    from disclosures.models import Cycle
    from portal.access import Actor

OPEN = (BatchState.RUNNING, BatchState.PAUSED)
LONGEST = 300
"""Characters of a note."""


@transaction.atomic
def start(actor: Actor, cycle: Cycle, reason: str, note: str) -> RenderBatch:
    """Begin to make the files of all publications of `cycle` again, for `reason`.

    `note` says in words what is new; it stays beside every rendition. Raises PermissionDenied, and Refused where
    there is nothing to make, no word of what is new, or another batch of this cycle under way.
    """
    require(actor, "render.manage", cycle)
    note = note.strip()[:LONGEST]
    if reason not in RenderReason.values or reason == RenderReason.FIRST:
        raise Refused(_("请选择重新生成的原因。"))
    if not note:
        raise Refused(_("请用一句话写明这次有什么变化。"))
    chosen = list(publications_of(cycle).values_list("pk", flat=True))
    if not chosen:
        raise Refused(_("这个周期还没有已生成的公开文件，不需要重新生成。"))
    batch = locked(_created(actor, cycle, reason, note).pk)
    RenderItem.objects.bulk_create(
        (RenderItem(batch=batch, publication_id=pk) for pk in chosen), batch_size=1000
    )
    _tell(actor, "render.start", batch, reason=reason, note=note, items=len(chosen))
    settle(batch)
    return batch


@transaction.atomic
def pause(actor: Actor, batch: RenderBatch) -> None:
    """Give out no further items; those that a worker has in its hands are finished."""
    row = _held(actor, batch)
    if row.state != BatchState.RUNNING:
        raise Refused(_("这一批现在没有在进行，不需要暂停。"))
    become(row, BatchState.PAUSED)
    _tell(actor, "render.pause", row)


@transaction.atomic
def resume(actor: Actor, batch: RenderBatch) -> None:
    """Go on with what waits."""
    row = _held(actor, batch)
    if row.state != BatchState.PAUSED:
        raise Refused(_("这一批没有暂停，不需要继续。"))
    become(row, BatchState.RUNNING)
    _tell(actor, "render.resume", row)
    settle(row)


@transaction.atomic
def stop(actor: Actor, batch: RenderBatch) -> int:
    """End the batch: what waits is dropped and keeps its files. Return how many that are."""
    row = _held(actor, batch)
    if row.state not in OPEN:
        raise Refused(_("这一批已经结束。"))
    row.finished_at = clock.now()
    become(row, BatchState.STOPPED)
    dropped = drop(row)
    _tell(actor, "render.stop", row, dropped=dropped)
    return dropped


@transaction.atomic
def retry(actor: Actor, batch: RenderBatch) -> int:
    """Have what failed done once more; return how many that are. A batch that was done runs again."""
    row = _held(actor, batch)
    if row.state == BatchState.STOPPED:
        raise Refused(_("这一批已经停止，请重新开始一批。"))
    failed = free(row.items.filter(state=ItemState.FAILED))
    # The item speaks for its job from here on; a new job will be made.
    jobs_of(failed).filter(state=JobState.FAILED).update(
        state=JobState.DONE, note=_("已由批量重新生成再次排队。")
    )
    count = failed.update(state=ItemState.WAITING, error="", done_at=None)
    if count and row.state == BatchState.DONE:
        row.finished_at = None
        _run_again(row)
    if count:
        _tell(actor, "render.retry", row, items=count)
        settle(row)
    return count


def _created(actor: Actor, cycle: Cycle, reason: str, note: str) -> RenderBatch:
    user = actor.user
    assert user is not None  # noqa: S101 - `require` has asked
    try:
        with transaction.atomic():
            return RenderBatch.objects.create(
                cycle=cycle,
                federation=cycle.federation,
                reason=reason,
                note=note,
                started_at=clock.now(),
                started_by=user,
            )
    except IntegrityError:  # somebody else was faster by a moment
        raise Refused(_under_way(cycle)) from None


def _run_again(row: RenderBatch) -> None:
    try:
        with transaction.atomic():
            become(row, BatchState.RUNNING)
    except IntegrityError:
        raise Refused(_under_way(row.cycle)) from None


def _under_way(cycle: Cycle) -> str:
    other = RenderBatch.objects.filter(cycle=cycle, state__in=OPEN).select_related("started_by")
    who = "、".join(one.started_by.get_full_name() for one in other)
    return _("这个周期已有一批在重新生成（%s），请等它结束，或者先停止它。") % who


def _held(actor: Actor, batch: RenderBatch) -> RenderBatch:
    require(actor, "render.manage", batch)
    return locked(batch.pk)


def _tell(actor: Actor, action: str, row: RenderBatch, **data: Any) -> None:
    audit.record(actor.user, action, row, federation=row.federation, cycle=row.cycle_id, **data)
