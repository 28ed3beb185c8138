"""Background work that is neither lost nor done twice (law 8).

A `Job` row is written in the transaction of its cause. After the commit it is sent to
Celery; where the broker is down, the sweep sends it later. A task calls `run`, which claims
the row, so that of two deliveries one works; what the work writes and the job's end are one
transaction. A worker that dies leaves a heartbeat that grows old: the sweep queues it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from portal import clock
from portal.domain.heartbeat import Heartbeat
from portal.enums import JobState
from portal.models import College, Federation, Job
from portal.scoping import scope_colleges, scope_everything

log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 5
SEND_AGAIN_AFTER = timedelta(minutes=1)
LOST_AFTER = timedelta(minutes=1)
NOTE = 200
"""Characters of a note."""

Work = Callable[[int], object]


class LostError(Exception):
    """The claim went to another worker meanwhile: nothing of this run may be kept."""


class Unable(Exception):
    """The work cannot be done; the message is a sentence for people and becomes the job's note.

    So is the `sentence` of any other error that has one.
    """


@dataclass(frozen=True)
class Claim:
    """A job in this worker's hands; `attempt` tells it from an earlier holder's claim."""

    job_id: int
    attempt: int
    object_id: int
    college_id: int | None
    federation_id: int | None


@dataclass(frozen=True)
class Swept:
    """What a sweep did, in numbers of jobs."""

    sent: int
    requeued: int
    given_up: int


def enqueue(
    task: str, object_id: int, *, college: College | None, federation: Federation | None
) -> Job:
    """Write the job in the present transaction and send it after the commit.

    Returns the job that is already waiting or running for the same task and object, if any.
    """
    waiting = Job.objects.exclude(state__in=(JobState.DONE, JobState.FAILED))
    same = waiting.filter(task=task, object_id=object_id)
    if job := same.first():
        return job
    try:
        with transaction.atomic():
            job = Job.objects.create(
                task=task, object_id=object_id, college=college, federation=federation
            )
    except IntegrityError:  # somebody else was faster by a moment
        return same.get()
    transaction.on_commit(lambda: send(job.pk, task), robust=True)
    return job


def send(job_id: int, task: str, now: datetime | None = None) -> None:
    """Hand the job to the broker; where that fails, leave it to the sweep. `now`: the sweep's."""
    from portal.celery import app

    try:
        app.send_task(task, args=[job_id])
    except Exception as error:  # noqa: BLE001 - whatever ails the broker, the row stands
        log.warning("job.not_sent", job=job_id, task=task, error=type(error).__name__)
        return
    with scope_everything():
        Job.objects.filter(pk=job_id).update(sent_at=now or clock.now())


def run(job_id: int, work: Work) -> bool:
    """Claim the job, call `work(object_id)` under the job's scope, finish; say whether it is done.

    False where the job is not waiting (already done, or somebody else's) or `work` raised; it
    is then tried again, `MAX_ATTEMPTS` times in all. `work` may call `heartbeat.report`.
    """
    claim = take(job_id)
    if claim is None:
        return False
    try:
        with Heartbeat(claim.job_id, claim.attempt), transaction.atomic():
            with scope_colleges(*_one(claim.college_id), federation_ids=_one(claim.federation_id)):
                work(claim.object_id)
            _finish(claim)
    except LostError:
        log.warning("job.lost", job=job_id)
        return False
    except Exception as error:
        log.exception("job.failed", job=job_id, attempt=claim.attempt)
        _failed(claim, error)
        return False
    return True


def take(job_id: int) -> Claim | None:
    """Claim a queued job for this worker; None when it is not (or no longer) queued."""
    with scope_everything(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE portal_job SET state = 'running', attempts = attempts + 1, heartbeat = %s,"
            " progress = 0, note = '' WHERE id = %s AND state = 'queued'"
            " RETURNING id, attempts, object_id, college_id, federation_id",
            [clock.now(), job_id],
        )
        row = cursor.fetchone()
    return Claim(*row) if row else None


def retry(job: Job) -> bool:
    """Queue a job that was given up once more; False when it is not in that state."""
    changed = Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.QUEUED, attempts=0, note="", finished_at=None
    )
    if changed:
        transaction.on_commit(lambda: send(job.pk, job.task), robust=True)
    return bool(changed)


def sweep(now: datetime) -> Swept:
    """Queue again what dead workers left, and send again what has waited over a minute."""
    with scope_everything():
        given_up, requeued = _take_from_the_dead(now)
        waiting = _waiting_too_long(now)
    for job_id, task in waiting:
        send(job_id, task, now)
    return Swept(len(waiting), requeued, given_up)


def _take_from_the_dead(now: datetime) -> tuple[int, int]:
    dead = Job.objects.select_for_update(skip_locked=True).filter(
        state=JobState.RUNNING, heartbeat__lt=now - LOST_AFTER
    )
    ids = [job.pk for job in dead]
    given_up = Job.objects.filter(pk__in=ids, attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED, finished_at=now, note=_("多次中断，未能完成。")
    )
    requeued = Job.objects.filter(pk__in=ids, state=JobState.RUNNING).update(
        # As if sent long ago: this same sweep sends it.
        state=JobState.QUEUED,
        sent_at=now - SEND_AGAIN_AFTER * 2,
    )
    return given_up, requeued


def _waiting_too_long(now: datetime) -> list[tuple[int, str]]:
    waiting = Job.objects.select_for_update(skip_locked=True).filter(state=JobState.QUEUED)
    rows = waiting.alias(since=Coalesce("sent_at", "created_at")).filter(
        since__lt=now - SEND_AGAIN_AFTER
    )
    found = [(job.pk, job.task) for job in rows]
    Job.objects.filter(pk__in=[pk for pk, _task in found]).update(sent_at=now)
    return found


def _finish(claim: Claim) -> None:
    if not _update(claim, state=JobState.DONE, progress=100, finished_at=clock.now(), note=""):
        raise LostError


def _failed(claim: Claim, error: Exception) -> None:
    if claim.attempt < MAX_ATTEMPTS:
        note = _("第%(n)d次没有成功，稍后自动再试。") % {"n": claim.attempt}
        _update(claim, state=JobState.QUEUED, note=note, sent_at=clock.now())
        return
    note = _("试了%(n)d次都没有成功（%(error)s），请联系运维。") % {
        "n": claim.attempt,
        "error": type(error).__name__,
    }
    own = str(error) if isinstance(error, Unable) else getattr(error, "sentence", "")
    said = own[:NOTE] or note
    _update(claim, state=JobState.FAILED, note=said, finished_at=clock.now())


def _update(claim: Claim, **values: object) -> int:
    with scope_everything():
        mine = Job.objects.filter(pk=claim.job_id, state=JobState.RUNNING, attempts=claim.attempt)
        return mine.update(**values)


def _one(value: int | None) -> tuple[int, ...]:
    return () if value is None else (value,)
