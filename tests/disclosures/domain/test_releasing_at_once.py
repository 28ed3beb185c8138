"""Releases, withdrawals, approvals and a moving day at the same moment, each on a connection of its own."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings as django_settings
from django.db import connection

from disclosures.domain import lifecycle, releasing, withdrawing
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing, Publication, RegisterEntry, Withdrawal
from portal import clock
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import JobState, Role
from portal.models import Event, Job, Message
from portal.scoping import scope_everything
from tests import database
from tests.disclosures.domain.test_at_once import at_once
from tests.disclosures.domain.waiting import cycle_of, give_files, next_version, passed, soon
from tests.factories import FilingFactory, PublicationFactory, SubmissionFactory, member
from tests.worker import kill, send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "公开内容误含个人信息，正在更正。"


def over(cycle):
    """Let the cycle's moment be a minute ago."""
    Cycle.objects.filter(pk=cycle.pk).update(release_at=soon(minutes=-1))
    cycle.refresh_from_db()


def test_two_release_jobs_release_once():
    cycle = cycle_of()
    found = [passed(cycle) for _one in range(4)]
    over(cycle)
    done = at_once(*[lambda: releasing.work(cycle.pk)] * 2)
    assert sorted(done) == [0, 4]
    assert RegisterEntry.objects.count() == len(found)
    assert Event.objects.filter(action="filing.publish").count() == len(found)
    assert Message.objects.filter(kind="published").count() == len(found)


def test_the_last_files_are_made_while_the_rest_is_released():
    cycle = cycle_of()
    for _one in range(3):
        passed(cycle)
    late = passed(cycle, files=False)
    over(cycle)

    def bake():
        publication = Publication.objects.select_related("filing").get(pk=late.pk)
        lifecycle.lock(publication.filing)
        give_files(publication)
        return releasing.release_if_due(publication)

    assert len(at_once(lambda: releasing.work(cycle.pk), bake)) == 2
    assert RegisterEntry.objects.count() == 4
    assert Event.objects.filter(action="filing.publish").count() == 4


def test_a_day_that_is_moved_while_the_job_runs_is_moved_before_or_after_all():
    cycle = cycle_of()
    for _one in range(3):
        passed(cycle)
    over(cycle)
    lead = actor_of(member(Role.LEAD, federation=cycle.federation))
    later = soon()

    def move():
        return releasing.move(lead, Cycle.objects.get(pk=cycle.pk), later)

    assert len(at_once(lambda: releasing.work(cycle.pk), move)) == 2
    assert RegisterEntry.objects.count() in {0, 3}, "never a part"
    cycle.refresh_from_db()
    assert cycle.release_at == later


def test_two_leads_take_it_down_at_once_and_it_happens_once():
    publication = passed(cycle_of(release_at=None))
    releasing.release(publication)
    leads = [
        actor_of(member(Role.LEAD, federation=publication.filing.federation)) for _one in range(2)
    ]

    def down(lead):
        try:
            return withdrawing.withdraw(lead, Filing.objects.get(), REASON)
        except Refused as refused:
            return refused.sentence

    found = at_once(*[lambda lead=lead: down(lead) for lead in leads])
    assert len(found) == 2
    assert sum(isinstance(one, Withdrawal) for one in found) == 1
    assert Withdrawal.objects.count() == Message.objects.filter(kind="withdrawn").count() == 1


def test_released_while_it_is_taken_down_the_newest_version_stands():
    first = passed(cycle_of(release_at=None))
    releasing.release(first)
    second = next_version(first)
    lead = actor_of(member(Role.LEAD, federation=first.filing.federation))

    def down():
        try:
            return withdrawing.withdraw(lead, Filing.objects.get(), REASON)
        except Refused as refused:
            return refused.sentence

    found = at_once(lambda: releasing.release(Publication.objects.get(pk=second.pk)), down)
    assert len(found) == 2
    entry, made = RegisterEntry.objects.get(), Withdrawal.objects.first()
    assert entry.publication == second
    # Either it waited for the new version and took that down, or it was told to wait for it.
    assert (entry.withdrawn_at is not None) == (made is not None)
    assert made is None or made.publication == second


def test_approved_while_the_rest_is_released():
    cycle = cycle_of()
    passed(cycle)
    over(cycle)
    filing = FilingFactory(cycle=cycle, state=FilingState.SUBMITTED, drafts=())
    sent = SubmissionFactory(filing=filing)
    lead = actor_of(member(Role.LEAD, federation=filing.federation))

    def approve():
        lifecycle.move(Filing.objects.get(pk=filing.pk), "approve", lead)
        made = PublicationFactory(submission=sent, approved_at=clock.now())
        give_files(made)
        return made

    assert len(at_once(lambda: releasing.work(cycle.pk), approve)) == 2
    with scope_everything():
        releasing.work(cycle.pk)
    assert RegisterEntry.objects.count() == 2


# --- A real worker ---------------------------------------------------------------------------


def tree():
    return [path.name for path in django_settings.PUBLISHED_ROOT.glob("d/*")]


def test_a_worker_killed_in_the_middle_releases_nothing_and_the_next_one_everything(redis_url):
    cycle = cycle_of()
    found = [passed(cycle) for _one in range(5)]
    over(cycle)
    last = max(one.filing_id for one in found)
    name = connection.settings_dict["NAME"]
    with worker(redis_url) as first, psycopg.connect(database.address(name)) as holder:
        holder.execute("SELECT 1 FROM disclosures_filing WHERE id = %s FOR UPDATE", [last])
        send(redis_url, "disclosures.release_due")
        # Four are through, the fifth waits for its row.
        until(lambda: len(tree()) == 4, "the worker released nothing")
        kill(first)
        holder.rollback()
    assert RegisterEntry.objects.count() == 0
    job = Job.objects.get(task=releasing.TASK)
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)

    Job.objects.update(heartbeat=clock.now() - 2 * jobs.LOST_AFTER)
    with worker(redis_url):
        send(redis_url, "portal.tasks.sweep_jobs")
        until(lambda: Job.objects.get(task=releasing.TASK).state == JobState.DONE, "never released")
        send(redis_url, releasing.TASK, job.pk)
        send(redis_url, "disclosures.release_due")
    assert RegisterEntry.objects.count() == len(tree()) == 5
    assert Event.objects.filter(action="filing.publish").count() == 5
    assert Message.objects.filter(kind="published").count() == 5
    assert len({entry.published_at for entry in RegisterEntry.objects.all()}) == 1
    assert Event.objects.get(action="cycle.released").data == {"count": 5}
