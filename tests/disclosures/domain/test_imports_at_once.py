"""Imports under two people at the same moment, with the worker killed, without a broker."""

from __future__ import annotations

import io

import psycopg
import pytest
from django.db import connection

from disclosures.domain import imports, proposals
from disclosures.domain.refused import Refused
from disclosures.enums import ImportState
from disclosures.models import Filing, Import, ImportPicture
from portal import clock
from portal.domain import jobs
from portal.enums import JobState, Role
from portal.models import Event, Job
from tests import database
from tests.disclosures.desk import acting, college_filing
from tests.disclosures.domain.imported import brought, clean, drafts_of, revisions
from tests.disclosures.domain.test_at_once import at_once
from tests.disclosures.importing.wordfiles import docx, p
from tests.factories import CollegeFactory
from tests.worker import kill, send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)
LINES = ("二、学生会章程", "第一章 总则", "第一条 本会服务同学。", "第二条 本会依法行事。")


def document() -> bytes:
    return docx("".join(map(p, LINES)))


def upload(actor, filing) -> Import:
    row = Filing.objects.get(pk=filing.pk)
    return imports.upload(actor, row, io.BytesIO(document()), "章程.docx")


def test_the_same_file_uploaded_twice_at_once_is_one_import():
    filing = college_filing()
    people = [acting(filing), acting(filing, Role.EDITOR)]
    found = at_once(*[lambda who=who: upload(who, filing) for who in people])
    assert len(found) == 2
    assert Import.objects.count() == Job.objects.count() == 1


def test_two_who_accept_different_imports_at_once_conflict():
    filing = college_filing()
    people = [acting(filing), acting(filing, Role.EDITOR)]
    texts = ("第一条　甲。", "第一条　乙。")
    both = [brought(filing, {"charter": {"text": text}}) for text in texts]
    looked_at = revisions(filing)
    found = at_once(
        *[
            lambda who=who, one=one: proposals.accept(
                who, Import.objects.get(pk=one.pk), {"charter": proposals.ALL}, looked_at
            )
            for who, one in zip(people, both, strict=True)
        ]
    )
    assert sorted(len(one.saved) for one in found) == [0, 1]
    assert sorted(len(one.conflicts) for one in found) == [0, 1]
    assert drafts_of(filing).charter.text in texts
    assert revisions(filing)["charter"] == 1


def test_two_who_accept_the_same_at_once_have_it_once():
    filing = college_filing()
    people, import_ = [acting(filing), acting(filing, Role.EDITOR)], brought(filing, clean())
    looked_at = revisions(filing)
    chosen = {"charter": proposals.ALL, "roster": proposals.ALL}
    found = at_once(
        *[
            lambda who=who: proposals.accept(
                who, Import.objects.get(pk=import_.pk), chosen, looked_at
            )
            for who in people
        ]
    )
    assert [set(one.saved) for one in found] == [{"charter", "roster"}] * 2
    assert revisions(filing)["roster"] == 1
    assert drafts_of(filing).roster == clean().roster


def test_accepting_while_somebody_gives_the_import_up_is_one_or_the_other():
    filing = college_filing()
    actor, import_ = acting(filing), brought(filing, clean())

    def accept():
        try:
            chosen = {"charter": proposals.ALL}
            return proposals.accept(
                actor, Import.objects.get(pk=import_.pk), chosen, {"charter": 0}
            )
        except Refused:
            return None

    at_once(accept, lambda: imports.discard(actor, Import.objects.get(pk=import_.pk)))
    import_.refresh_from_db()
    assert import_.state == ImportState.DISCARDED
    assert bool(drafts_of(filing).charter.text) == (import_.taken == ["charter"])


def test_without_a_broker_the_file_waits_for_the_sweep():
    filing = college_filing()
    import_ = upload(acting(filing), filing)  # nobody answers at the tests' broker
    job = Job.objects.get()
    assert (job.state, job.sent_at, job.object_id) == (JobState.QUEUED, None, import_.pk)
    assert import_.waiting
    assert jobs.sweep(clock.now() + 2 * jobs.SEND_AGAIN_AFTER).sent == 1


def state() -> str:
    return Import.objects.get().state


def test_a_worker_killed_while_it_writes_leaves_nothing_and_the_next_one_reads_once(
    redis_url: str,
) -> None:
    filing = college_filing()
    import_ = upload(acting(filing), filing)
    job = Job.objects.get()
    with psycopg.connect(database.address(connection.settings_dict["NAME"])) as holder:
        holder.execute("SELECT 1 FROM disclosures_import FOR UPDATE")
        with worker(redis_url) as first:
            send(redis_url, imports.TASK, job.pk)
            until(lambda: Job.objects.get().progress == 95, "the worker did not read")
            kill(first)
        holder.rollback()
    assert state() == ImportState.QUEUED
    assert not ImportPicture.objects.exists()

    Job.objects.update(heartbeat=clock.now() - 2 * jobs.LOST_AFTER)
    with worker(redis_url):
        send(redis_url, "portal.tasks.sweep_jobs")
        until(lambda: Job.objects.get().state == JobState.DONE, "the swept job was not done")
        send(redis_url, imports.TASK, job.pk)
    import_.refresh_from_db()
    assert import_.state == ImportState.READY
    assert "服务同学" in import_.result["data"]["charter"]["text"]
    assert Event.objects.filter(action="import.add").count() == 1


def test_the_worker_sees_no_other_colleges_import():
    """The job's college is all that its work sees."""
    import_ = upload(acting(mine := college_filing()), mine)
    job = Job.objects.get()
    Job.objects.filter(pk=job.pk).update(college=CollegeFactory())
    assert not jobs.run(job.pk, imports.read)
    import_.refresh_from_db()
    assert import_.waiting
