"""Celery tasks of this application: each takes a job's id and calls one domain function."""

from __future__ import annotations

from celery import shared_task

from portal import clock
from portal.domain import jobs


@shared_task(name="disclosures.bake")
def bake(job_id: int) -> None:
    """Render and store a publication, then enter it in the register."""
    from disclosures.domain.bake import bake as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.release_due")
def release_due() -> None:
    """Queue what is due to become public; beat calls it each minute."""
    from disclosures.domain.releasing import release_due as work

    work(clock.now())


@shared_task(name="disclosures.release")
def release(job_id: int) -> None:
    """Give all that is due in a cycle to the public, in one transaction."""
    from disclosures.domain.releasing import work

    jobs.run(job_id, work)


@shared_task(name="disclosures.conceal")
def conceal(job_id: int) -> None:
    """Remove the files of a publication that was taken down."""
    from disclosures.domain.withdrawing import conceal as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.conceal_again")
def conceal_again() -> None:
    """Try once more to remove files that could not be removed; beat calls it each hour."""
    from disclosures.domain.withdrawing import conceal_again as work

    work()


@shared_task(name="disclosures.try_rule")
def try_rule(job_id: int) -> None:
    """Find out what a change of a rule would do to the filings of its cycle."""
    from disclosures.domain.trials import work

    jobs.run(job_id, work)


@shared_task(name="disclosures.render_draft")
def render_draft(job_id: int) -> None:
    """Render the PDF of a year's form in the making."""
    from disclosures.domain.edition_preview import work

    jobs.run(job_id, work)


@shared_task(name="disclosures.read_import")
def read_import(job_id: int) -> None:
    """Read a file that a college brought along."""
    from disclosures.domain.imports import read as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.remind_all")
def remind_all() -> None:
    """Queue the morning's reminders, a job for each cycle; beat calls it once a day."""
    from disclosures.domain.reminding.work import enqueue_all

    enqueue_all()


@shared_task(name="disclosures.remind")
def remind(job_id: int) -> None:
    """Write one cycle's reminders of today."""
    from disclosures.domain.reminding.work import remind as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.copy_import")
def copy_import(job_id: int) -> None:
    """Make the copy of an original that a reviewer reads beside a section."""
    from disclosures.domain.imports.copies import make as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.set_pledge")
def set_pledge(job_id: int) -> None:
    """Set the page that a college prints and seals."""
    from disclosures.domain.pledges import set_page as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.render_item")
def render_item(job_id: int) -> None:
    """Make the files of one publication of a batch again."""
    from disclosures.domain.rendering import work

    jobs.run(job_id, work)


@shared_task(name="disclosures.tend_renders")
def tend_renders() -> None:
    """Go on with batches that nothing else would take up; beat calls it every half minute."""
    from disclosures.domain.rendering import tend

    tend()


@shared_task(name="disclosures.clear_renditions")
def clear_renditions(job_id: int) -> None:
    """Remove files whose rosters gave way to counts in a later rendition."""
    from disclosures.domain.bake import clear as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.erase")
def erase(job_id: int) -> None:
    """Make the files anew that name somebody who is not to be named any more."""
    from disclosures.domain.erasing.work import carry_out as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.tend_erasures")
def tend_erasures() -> None:
    """Remind of requests that are due, and delete what was written in old ones; beat calls it each night."""
    from disclosures.domain.erasing.clearing import nightly

    nightly()


@shared_task(name="disclosures.retain_due")
def retain_due() -> None:
    """Queue the cycles whose rosters give way to counts today; beat calls it each night."""
    from disclosures.domain.retaining.work import retain_due as work

    work()


@shared_task(name="disclosures.retain_cycle")
def retain_cycle(job_id: int) -> None:
    """Queue the filings of a cycle that are due."""
    from disclosures.domain.retaining.work import work_cycle as work

    jobs.run(job_id, work)


@shared_task(name="disclosures.retain")
def retain(job_id: int) -> None:
    """Let the roster of one filing give way to counts, everywhere."""
    from disclosures.domain.retaining.work import retain as work

    jobs.run(job_id, work)
