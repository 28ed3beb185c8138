from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction

from portal import clock, scoping, tasks
from portal.domain import heartbeat, jobs
from portal.enums import JobState
from portal.models import Event, Job
from tests.factories import CollegeFactory, EventFactory, JobFactory

TASK = "test.nothing"


@pytest.fixture
def college(db):
    return CollegeFactory()


@pytest.fixture
def sent(monkeypatch):
    """What reaches the broker, in order; the broker itself is a server of its own."""
    from portal.celery import app

    found = []
    monkeypatch.setattr(app, "send_task", lambda task, args: found.append((task, *args)))
    return found


def enqueue(college, object_id=7):
    return jobs.enqueue(TASK, object_id, college=college, federation=college.federation)


def test_a_job_is_sent_after_the_commit_and_not_before(
    college, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        job = enqueue(college)
        assert sent == []
    assert sent == [(TASK, job.pk)]
    job.refresh_from_db()
    assert job.sent_at is not None


def test_a_cause_that_is_rolled_back_leaves_no_job(college, sent):
    with transaction.atomic():
        enqueue(college)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert sent == []


def test_the_same_work_is_not_queued_twice_while_it_waits(college):
    first = enqueue(college)
    assert enqueue(college) == first
    assert enqueue(college, 8) != first
    Job.objects.update(state=JobState.DONE)
    assert enqueue(college) != first


def test_a_broker_that_is_down_leaves_the_job_to_the_sweep(
    college, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):  # nobody answers at the tests' broker
        job = enqueue(college)
    job.refresh_from_db()
    assert (job.state, job.sent_at) == (JobState.QUEUED, None)


def test_running_a_job_gives_the_work_its_object_and_finishes(college):
    job, got = enqueue(college), []
    assert jobs.run(job.pk, got.append)
    assert got == [7]
    job.refresh_from_db()
    assert (job.state, job.attempts, job.progress) == (JobState.DONE, 1, 100)
    assert job.finished_at is not None


def test_a_job_that_is_done_is_not_done_again(college):
    job, got = enqueue(college), []
    assert jobs.run(job.pk, got.append)
    assert not jobs.run(job.pk, got.append)
    assert not jobs.run(job.pk + 1, got.append)
    assert got == [7]


def test_the_work_sees_its_own_tenant_and_no_other(college):
    EventFactory(college=college)
    EventFactory()
    seen = []
    jobs.run(enqueue(college).pk, lambda _: seen.extend(Event.objects.all()))
    assert [event.college for event in seen] == [college]


def test_work_that_fails_leaves_nothing_and_is_tried_again(college):
    def write_and_fail(_):
        EventFactory(college=college)
        raise ValueError("boom")

    job = enqueue(college)
    assert not jobs.run(job.pk, write_and_fail)
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert job.note == "第1次没有成功，稍后自动再试。"
    assert not Event.objects.exists()


def test_after_five_failures_it_is_given_up_with_a_word(college):
    job = enqueue(college)
    for _ in range(jobs.MAX_ATTEMPTS):
        jobs.run(job.pk, lambda _: 1 / 0)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.FAILED, 5)
    assert "ZeroDivisionError" in job.note
    assert not jobs.run(job.pk, lambda _: None)


def test_work_that_says_why_it_cannot_be_done_is_given_up_with_its_own_sentence(college):
    job = enqueue(college)

    def unable(_id):
        raise jobs.Unable("存储空间已满。" * 40)

    for _ in range(jobs.MAX_ATTEMPTS):
        assert not jobs.run(job.pk, unable)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.note == ("存储空间已满。" * 40)[: jobs.NOTE]


def test_what_was_given_up_can_be_queued_once_more(
    college, sent, django_capture_on_commit_callbacks
):
    job = JobFactory(state=JobState.FAILED, attempts=5, college=college)
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.retry(job)
        assert not jobs.retry(job)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)
    assert len(sent) == 1


def test_the_sweep_sends_what_has_waited_for_over_a_minute_and_only_that(college, sent):
    job = enqueue(college)
    assert jobs.sweep(clock.now() + timedelta(seconds=59)).sent == 0
    assert jobs.sweep(clock.now() + timedelta(seconds=61)).sent == 1
    assert jobs.sweep(clock.now() + timedelta(seconds=62)).sent == 0
    assert sent == [(TASK, job.pk)]


def test_the_sweep_leaves_alone_what_lives_or_has_ended(db, sent):
    now = clock.now()
    for state in (JobState.DONE, JobState.FAILED):
        JobFactory(state=state, heartbeat=now - timedelta(hours=1))
    JobFactory(state=JobState.RUNNING, heartbeat=now - timedelta(seconds=30))
    assert jobs.sweep(now) == jobs.Swept(0, 0, 0)


def test_the_sweep_runs_for_every_tenant_and_from_celery(db, sent):
    JobFactory.create_batch(2)
    with scoping.scope_everything():
        Job.objects.update(created_at=clock.now() - timedelta(minutes=5))
    with scoping.scope_nothing():
        tasks.sweep_jobs()
    assert len(sent) == 2


def test_a_job_that_died_every_time_is_given_up(db, sent):
    old = clock.now() - timedelta(minutes=5)
    job = JobFactory(state=JobState.RUNNING, heartbeat=old, attempts=jobs.MAX_ATTEMPTS)
    assert jobs.sweep(clock.now()) == jobs.Swept(sent=0, requeued=0, given_up=1)
    job.refresh_from_db()
    assert (job.state, job.note) == (JobState.FAILED, "多次中断，未能完成。")


# --- With connections of their own -----------------------------------------------------


def test_a_worker_that_died_is_followed_by_another(transactional_db, sent):
    job = JobFactory()
    assert jobs.take(job.pk) is not None  # and is killed here
    assert not jobs.run(job.pk, lambda _: None)  # the broker delivers again at once: too early
    later = clock.now() + timedelta(seconds=61)
    assert jobs.sweep(later) == jobs.Swept(sent=1, requeued=1, given_up=0)
    assert jobs.run(job.pk, lambda _: None)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)


def test_a_worker_that_was_thought_dead_keeps_nothing(transactional_db, sent):
    job = JobFactory()

    def slow(_):
        EventFactory(college=job.college)
        in_thread(jobs.sweep, clock.now() + timedelta(minutes=2))
        assert in_thread(jobs.run, job.pk, lambda _: None)

    assert not jobs.run(job.pk, slow)
    assert not Event.objects.exists()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 2)


def test_of_two_workers_at_the_same_moment_one_gets_the_job(transactional_db):
    job, together, claims = JobFactory(), threading.Barrier(2), []

    def claim():
        together.wait()
        claims.append(jobs.take(job.pk))
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one is not None for one in claims) == [False, True]


def test_progress_is_seen_while_the_work_goes_on(transactional_db):
    job = JobFactory()

    def work(_):
        heartbeat.report(40, "正在排版")
        for _ in range(200):
            shown = in_thread(lambda: Job.objects.values_list("progress", "note").get(pk=job.pk))
            if shown == (40, "正在排版"):
                return
            threading.Event().wait(0.02)
        pytest.fail("the progress was never written")

    assert jobs.run(job.pk, work)


def test_a_report_outside_a_job_does_nothing(db):
    heartbeat.report(10)
    assert not Job.objects.exists()


def in_thread(function, *args):
    """Call on a connection of its own, as another process would."""
    result = []

    def call():
        with scoping.scope_everything():
            result.append(function(*args))
        connection.close()

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    return result[0]


def test_a_broker_that_refuses_does_not_hold_up_the_page(settings):
    """The delay of kombu's own attempts would be six seconds, in the midst of an approval."""
    from celery import Celery
    from kombu.exceptions import OperationalError

    app = Celery(broker="redis://127.0.0.1:9/0", set_as_current=False)
    app.conf.task_publish_retry = settings.CELERY_TASK_PUBLISH_RETRY
    app.conf.broker_transport_options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    begun = time.monotonic()
    with pytest.raises(OperationalError):
        app.send_task("nothing", args=[1])
    assert time.monotonic() - begun < 3
