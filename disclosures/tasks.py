"""Celery tasks of this application: each takes a job's id and calls one domain function."""

from __future__ import annotations

from celery import shared_task

from portal.domain import jobs


@shared_task(name="disclosures.bake")
def bake(job_id: int) -> None:
    """Render and store a publication, then enter it in the register."""
    from disclosures.domain.bake import bake as work

    jobs.run(job_id, work)
