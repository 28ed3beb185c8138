"""The sign of life of a running job, on a database connection of its own."""

from __future__ import annotations

import threading
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection

from portal import clock
from portal.enums import JobState
from portal.models import Job
from portal.scoping import scope_everything

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

INTERVAL = 10.0
"""Seconds between two signs; well below `jobs.LOST_AFTER`."""

_present: ContextVar[Heartbeat | None] = ContextVar("heartbeat", default=None)


def report(percent: int, note: str = "") -> None:
    """Say how far the running job is (0 to 100) and what it does; nothing outside a job."""
    if beat := _present.get():
        beat.say(percent, note)


class Heartbeat:
    """Writes `Job.heartbeat` while the block runs.

    The work's own transaction commits only at the end, so its progress is written by a
    thread with a connection of its own, which ends with the block.
    """

    def __init__(self, job_id: int, attempt: int) -> None:
        self.job_id, self.attempt = job_id, attempt
        self.percent, self.note = 0, ""
        self.wake, self.over = threading.Event(), False
        self.thread = threading.Thread(target=self._live, daemon=True, name=f"job-{job_id}")

    def __enter__(self) -> Self:
        self.token = _present.set(self)
        self.thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _present.reset(self.token)
        self.over = True
        self.wake.set()
        self.thread.join(INTERVAL)

    def say(self, percent: int, note: str) -> None:
        """Have the next sign written at once, with this progress."""
        self.percent, self.note = percent, note
        self.wake.set()

    def _live(self) -> None:
        while True:
            self.wake.wait(INTERVAL)
            self.wake.clear()
            if self.over:
                break
            if not self._beat():
                break
        connection.close()

    def _beat(self) -> int:
        with scope_everything():
            mine = Job.objects.filter(pk=self.job_id, state=JobState.RUNNING, attempts=self.attempt)
            return mine.update(heartbeat=clock.now(), progress=self.percent, note=self.note[:200])
