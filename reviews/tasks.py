"""Celery tasks of this application: each takes a job's id and calls one domain function."""

from __future__ import annotations

from celery import shared_task

from portal.domain import jobs


@shared_task(name="reviews.tasks.send_letters")
def send_letters() -> None:
    """Let the return letters go whose time has come; beat calls it three times a minute."""
    from reviews.domain import leaving

    leaving.send_due()


@shared_task(name="reviews.leave")
def leave(job_id: int) -> None:
    """Let one return letter go."""
    from reviews.domain.leaving import leave as work

    jobs.run(job_id, work)


@shared_task(name="reviews.letter_pdf")
def letter_pdf(job_id: int) -> None:
    """Set a return letter as PDF."""
    from reviews.domain.letter_pdf import work

    jobs.run(job_id, work)


@shared_task(name="reviews.bulk")
def bulk(job_id: int) -> None:
    """Do for one filing what a bulk decision says."""
    from reviews.domain.bulk import work

    jobs.run(job_id, work)


@shared_task(name="reviews.tasks.settle_objections")
def settle_objections() -> None:
    """Tell the reporters whose correction is public by now; beat calls it once a minute."""
    from reviews.domain.objections import corrections

    corrections.settle()


@shared_task(name="reviews.digests")
def digests() -> None:
    """Queue the morning's digests, a job for each federation; beat calls it on working days."""
    from reviews.domain.digests import enqueue_all

    enqueue_all()


@shared_task(name="reviews.digest")
def digest(job_id: int) -> None:
    """Tell the reviewers and leads of one federation what waits for them."""
    from reviews.domain.digests import tell as work

    jobs.run(job_id, work)


@shared_task(name="reviews.set_reading_copy")
def set_reading_copy(job_id: int) -> None:
    """Set a submission for reading on paper."""
    from reviews.domain.reading_copy import set_copy as work

    jobs.run(job_id, work)
