"""The real worker process: killed in the middle, or without a broker, nothing is lost or doubled.

The worker is stopped in the middle by holding the filing's row: it has rendered everything
and written its drafts, and waits for the lock when it is killed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from disclosures.domain import publish
from disclosures.enums import FilingState
from disclosures.models import Publication, PublicationFile, RegisterEntry, Rendition
from portal import clock
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Event, Job
from tests import database
from tests.disclosures.publication.approved import approved
from tests.worker import kill, send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def row_held(filing_id: int) -> Iterator[None]:
    """Keep everybody else from locking a filing."""
    with psycopg.connect(database.address(connection.settings_dict["NAME"])) as holder:
        holder.execute("SELECT 1 FROM disclosures_filing WHERE id = %s FOR UPDATE", [filing_id])
        yield
        holder.rollback()


def files(pattern: str) -> list[Path]:
    found = Path(django_settings.PUBLISHED_ROOT).rglob(pattern)
    return [path for path in found if "assets" not in path.parts and path.is_file()]


def done() -> bool:
    return Job.objects.get().state == JobState.DONE


def published_once(publication: Publication) -> None:
    """One rendition of five files, one line of the register, one event, no drafts, and all of it public."""
    assert Rendition.objects.get().number == 1
    assert PublicationFile.objects.count() == 5
    assert RegisterEntry.objects.get().publication == publication
    assert Event.objects.filter(action="filing.publish").count() == 1
    publication.filing.refresh_from_db()
    assert publication.filing.state == FilingState.PUBLISHED
    assert files(".*.draft") == []
    for row in PublicationFile.objects.all():
        path = Path(django_settings.PUBLISHED_ROOT) / row.path
        assert path.stat().st_size == row.size
        shown = Path(django_settings.PUBLISHED_ROOT) / "d" / publication.code / path.name
        assert shown.samefile(path)


def test_a_worker_killed_in_the_middle_publishes_nothing_and_the_next_one_once(
    redis_url: str,
) -> None:
    publication = approved()
    job = Job.objects.get()
    with row_held(publication.filing_id), worker(redis_url) as first:
        send(redis_url, publish.BAKE, job.pk)
        until(lambda: len(files(".*.draft")) >= 6, "the worker wrote no drafts")
        kill(first)
    assert PublicationFile.objects.count() == RegisterEntry.objects.count() == 0
    assert files("index.html") == []
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)

    Job.objects.update(heartbeat=clock.now() - 2 * jobs.LOST_AFTER)
    with worker(redis_url):
        send(redis_url, "portal.tasks.sweep_jobs")
        until(done, "the swept job was not done")
        send(redis_url, publish.BAKE, job.pk)  # the broker delivers the lost message as well
        send(redis_url, "portal.tasks.sweep_jobs")
    published_once(publication)


def test_with_the_broker_down_the_approval_succeeds_and_the_sweep_catches_up(
    redis_url: str,
) -> None:
    with transaction.atomic():
        publication = approved()  # the tests' own broker address answers nobody
    job = Job.objects.get()
    assert (job.state, job.sent_at) == (JobState.QUEUED, None)
    assert RegisterEntry.objects.count() == 0

    Job.objects.update(created_at=clock.now() - 2 * jobs.SEND_AGAIN_AFTER)
    with worker(redis_url):
        send(redis_url, "portal.tasks.sweep_jobs")
        until(done, "the swept job was not done")
    published_once(publication)


def test_two_deliveries_of_one_job_publish_once(redis_url: str) -> None:
    publication = approved()
    job = Job.objects.get()
    with worker(redis_url), worker(redis_url):
        send(redis_url, publish.BAKE, job.pk)
        send(redis_url, publish.BAKE, job.pk)
        until(done, "the job was not done")
    published_once(publication)


def test_an_approval_that_is_rolled_back_leaves_nothing() -> None:
    def fail() -> None:
        with transaction.atomic():
            approved()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert Publication.objects.count() == Job.objects.count() == 0
