"""Celery tasks of this application."""

from __future__ import annotations

from celery import shared_task

from portal import clock
from portal.domain import jobs


@shared_task(name="portal.tasks.sweep_jobs")
def sweep_jobs() -> None:
    """Start again what the broker lost or a dead worker left; beat calls it every half minute."""
    jobs.sweep(clock.now())
