"""Starting, pausing, resuming, stopping, retrying; what is chosen; and what stands in the queue."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from disclosures.domain import rendering
from disclosures.domain.refused import Refused
from disclosures.domain.rendering import queueing
from disclosures.domain.rendering.choosing import publications_of
from disclosures.enums import BatchState, ItemState, RenderReason
from disclosures.models import Publication, RenderBatch, RenderItem
from portal import clock
from portal.access import actor_of
from portal.enums import JobState, Role
from portal.models import Event, Job
from portal.scoping import scope, scope_everything
from tests.disclosures.domain.rendering import many
from tests.factories import (
    PublicationFactory,
    RegisterEntryFactory,
    RenditionFactory,
    WithdrawalFactory,
    member,
)

pytestmark = pytest.mark.django_db


def waiting(batch):
    return batch.items.filter(state=ItemState.WAITING).count()


def queued():
    return list(
        Job.objects.filter(task=queueing.TASK, state=JobState.QUEUED)
        .order_by("pk")
        .values_list("object_id", flat=True)
    )


def fail(item, note="存储空间已满，请运维清理或扩容后重试。"):
    """As `jobs.run` leaves it after the last attempt."""
    job = Job.objects.filter(task=queueing.TASK, object_id=item.pk).latest("pk")
    job.state, job.note, job.finished_at = JobState.FAILED, note, clock.now()
    job.save()


def test_a_batch_holds_every_publication_with_files_those_in_the_register_first():
    cycle = many.cycle()
    first, second, unbaked = (
        *many.as_if_baked(cycle, 2),
        *many.published(cycle),
    )
    newer = PublicationFactory(submission=second.submission, version=2)
    RenditionFactory(publication=newer)
    RegisterEntryFactory(publication=newer)
    many.as_if_baked(many.cycle())
    chosen = list(publications_of(cycle))
    assert chosen[0] == newer
    assert set(chosen) == {first, second, newer}
    assert unbaked not in chosen


def test_what_was_taken_down_is_left_out_with_the_versions_before_it_and_not_those_after():
    cycle = many.cycle()
    (first,) = many.as_if_baked(cycle)
    second = PublicationFactory(submission=first.submission, version=2)
    third = PublicationFactory(submission=first.submission, version=3)
    for one in (second, third):
        RenditionFactory(publication=one)
    WithdrawalFactory(publication=second)
    assert list(publications_of(cycle)) == [third]


def test_starting_keeps_reason_and_note_and_queues_no_more_than_the_window(settings):
    settings.RENDER_WINDOW = 2
    cycle = many.cycle()
    many.as_if_baked(cycle, 3)
    batch = many.started(cycle)
    assert (batch.state, batch.reason, batch.note) == (
        BatchState.RUNNING,
        RenderReason.LAYOUT,
        many.NOTE,
    )
    assert waiting(batch) == 3
    assert queued() == list(batch.items.values_list("pk", flat=True)[:2])
    event = Event.objects.get(action="render.start")
    assert (event.actor, event.federation) == (batch.started_by, cycle.federation)
    assert event.data["items"] == 3


def test_three_thousand_publications_stand_in_the_queue_by_sixteen(settings):
    cycle = many.cycle()
    (first,) = many.as_if_baked(cycle)
    Publication.objects.bulk_create(
        Publication(
            filing=first.filing,
            submission=first.submission,
            version=n,
            code=f"M{n:07}",
            document={},
            content_hash="0" * 64,
            approved_at=first.approved_at,
            approved_by=first.approved_by,
        )
        for n in range(2, 3001)
    )
    RenditionFactory._meta.model.objects.bulk_create(
        RenditionFactory.build(publication=one)
        for one in Publication.objects.filter(filing=first.filing).exclude(pk=first.pk)
    )
    batch = many.started(cycle)
    assert batch.items.count() == 3000
    assert len(queued()) == settings.RENDER_WINDOW == 16


@pytest.mark.parametrize(
    ("reason", "note", "sentence"),
    [
        ("layout", " ", "请用一句话写明这次有什么变化。"),
        ("first", "重做", "请选择重新生成的原因。"),
        ("whim", "重做", "请选择重新生成的原因。"),
    ],
)
def test_without_a_reason_and_a_word_nothing_starts(reason, note, sentence):
    cycle = many.cycle()
    many.as_if_baked(cycle)
    with pytest.raises(Refused) as refused:
        rendering.start(many.lead(cycle), cycle, reason, note)
    assert refused.value.sentence == sentence
    assert not RenderBatch.objects.exists()


def test_a_cycle_without_files_is_not_started():
    cycle = many.cycle()
    many.published(cycle)
    with pytest.raises(Refused, match="还没有已生成的公开文件"):
        many.started(cycle)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OBSERVER])
def test_only_leads_and_operators_start_and_hold_a_batch(role):
    cycle = many.cycle()
    many.as_if_baked(cycle)
    other = actor_of(member(role, federation=cycle.federation))
    with pytest.raises(PermissionDenied):
        many.started(cycle, other)
    operator = actor_of(member(Role.OPERATOR, federation=cycle.federation))
    batch = many.started(cycle, operator)
    for act in (rendering.pause, rendering.resume, rendering.stop, rendering.retry):
        with pytest.raises(PermissionDenied):
            act(other, batch)


def test_a_lead_of_elsewhere_sees_neither_batch_nor_items():
    cycle = many.cycle()
    many.as_if_baked(cycle)
    many.started(cycle)
    with scope(many.lead(many.cycle())):
        assert not RenderBatch.objects.exists()
        assert not RenderItem.objects.exists()
    with scope(many.lead(cycle)):
        assert RenderItem.objects.count() == 1


def test_a_lead_starts_and_holds_a_batch_within_the_own_rows_alone():
    cycle = many.cycle()
    many.as_if_baked(cycle, 2)
    actor = many.lead(cycle)
    with scope(actor):
        batch = many.started(cycle, actor)
        rendering.pause(actor, batch)
        rendering.resume(actor, batch)
        assert rendering.stop(actor, batch) == 2


def test_a_second_batch_of_the_cycle_waits_for_the_first_and_another_cycle_does_not():
    cycle, other = many.cycle(), many.cycle()
    many.as_if_baked(cycle)
    many.as_if_baked(other)
    first = many.started(cycle)
    with pytest.raises(Refused) as refused:
        many.started(cycle)
    assert first.started_by.get_full_name() in refused.value.sentence
    many.started(other)
    rendering.stop(many.lead(cycle), first)
    many.started(cycle)


def test_a_pause_gives_nothing_out_and_resuming_goes_on(settings):
    settings.RENDER_WINDOW = 1
    cycle = many.cycle()
    many.as_if_baked(cycle, 3)
    actor, batch = many.lead(cycle), many.started(cycle)
    rendering.pause(actor, batch)
    (at,) = queued()
    rendering.work(at)  # came to a worker after the pause: left alone
    Job.objects.update(state=JobState.DONE)
    assert waiting(batch) == 3
    assert queued() == []
    rendering.tend()
    assert queued() == []
    with pytest.raises(Refused, match="没有在进行"):
        rendering.pause(actor, batch)
    rendering.resume(actor, batch)
    assert queued() == [at]
    with pytest.raises(Refused, match="没有暂停"):
        rendering.resume(actor, batch)


def test_stopping_drops_what_waits_and_a_late_worker_finds_nothing_to_do(settings):
    settings.RENDER_WINDOW = 1
    cycle = many.cycle()
    many.as_if_baked(cycle, 3)
    actor, batch = many.lead(cycle), many.started(cycle)
    (at,) = queued()
    assert rendering.stop(actor, batch) == 3
    batch.refresh_from_db()
    assert batch.state == BatchState.STOPPED
    assert batch.finished_at is not None
    rendering.work(at)
    assert set(batch.items.values_list("state", flat=True)) == {ItemState.DROPPED}
    for act in (rendering.stop, rendering.pause, rendering.resume, rendering.retry):
        with pytest.raises(Refused):
            act(actor, batch)


def test_what_was_given_up_fails_with_its_sentence_and_the_batch_goes_on(settings):
    settings.RENDER_WINDOW = 1
    cycle = many.cycle()
    many.as_if_baked(cycle, 2)
    batch = many.started(cycle)
    one, two = batch.items.all()
    fail(one)
    assert rendering.tend() == 1
    one.refresh_from_db()
    assert (one.state, one.error) == (
        ItemState.FAILED,
        "存储空间已满，请运维清理或扩容后重试。",
    )
    assert one.done_at is not None
    assert queued() == [two.pk]
    fail(two)
    rendering.tend()
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE
    assert Event.objects.filter(action="render.done").count() == 1


def test_what_failed_is_done_once_more_and_the_batch_runs_again():
    cycle = many.cycle()
    many.as_if_baked(cycle, 2)
    actor, batch = many.lead(cycle), many.started(cycle)
    for item in batch.items.all():
        fail(item)
    rendering.tend()
    assert rendering.retry(actor, batch) == 2
    batch.refresh_from_db()
    assert (batch.state, batch.finished_at) == (BatchState.RUNNING, None)
    assert not batch.items.exclude(state=ItemState.WAITING, error="").exists()
    assert queued() == list(batch.items.values_list("pk", flat=True))
    rendering.tend()  # the old failures are over
    assert waiting(batch) == 2
    assert not Job.objects.filter(state=JobState.FAILED).exists()


def test_a_retry_gives_way_to_another_batch_and_without_failures_does_nothing():
    cycle = many.cycle()
    many.as_if_baked(cycle)
    actor, batch = many.lead(cycle), many.started(cycle)
    assert rendering.retry(actor, batch) == 0
    fail(batch.items.get())
    rendering.tend()
    many.started(cycle)
    with pytest.raises(Refused, match="已有一批在重新生成"):
        rendering.retry(actor, batch)
    assert batch.items.get().state == ItemState.FAILED


def test_a_retry_of_many_also_keeps_to_the_window(settings):
    settings.RENDER_WINDOW = 2
    cycle = many.cycle()
    many.as_if_baked(cycle, 4)
    actor, batch = many.lead(cycle), many.started(cycle)
    for _ in range(2):
        for item in batch.items.filter(pk__in=queued()):
            fail(item)
        rendering.tend()
    assert batch.items.filter(state=ItemState.FAILED).count() == 4
    rendering.retry(actor, batch)
    assert len(queued()) == 2
    rendering.tend()
    assert waiting(batch) == 4


def test_ten_failures_in_a_row_pause_the_batch_and_resuming_goes_on_until_the_next():
    cycle = many.cycle()
    many.as_if_baked(cycle, 14)
    actor, batch = many.lead(cycle), many.started(cycle)
    items = list(batch.items.all())
    for item in items[:9]:
        fail(item)
    rendering.tend()
    batch.refresh_from_db()
    assert batch.state == BatchState.RUNNING
    fail(items[9])
    rendering.tend()
    batch.refresh_from_db()
    assert batch.state == BatchState.PAUSED
    event = Event.objects.get(action="render.pause")
    assert (event.actor, event.data) == (None, {"failed": 10})
    rendering.resume(actor, batch)
    batch.refresh_from_db()
    assert batch.state == BatchState.RUNNING
    items[10].state, items[10].done_at = ItemState.DONE, clock.now()
    items[10].save()
    fail(items[11])
    rendering.tend()
    batch.refresh_from_db()
    assert batch.state == BatchState.RUNNING


def test_progress_counts_and_reckons_with_what_was_done_last():
    cycle = many.cycle()
    many.as_if_baked(cycle, 8)
    batch = many.started(cycle)
    now = clock.now()
    items = list(batch.items.all())
    for n, state in enumerate(
        (ItemState.DONE, ItemState.SAME, ItemState.DONE, ItemState.FAILED, ItemState.DROPPED)
    ):
        items[n].state, items[n].done_at = state, now - dt.timedelta(seconds=60 - 15 * n)
        items[n].save()
    found = rendering.progress(batch)
    assert (found.done, found.same, found.failed, found.waiting, found.dropped) == (2, 1, 1, 3, 1)
    assert (found.total, found.over) == (8, 5)
    assert found.per_minute == pytest.approx(4)
    assert found.left == pytest.approx(dt.timedelta(seconds=45), abs=dt.timedelta(seconds=1))
    batch.items.update(done_at=now - dt.timedelta(minutes=6))
    assert rendering.progress(batch).left is None


def test_progress_and_pace_take_a_literal_number_of_queries(django_assert_num_queries):
    cycle = many.cycle()
    many.as_if_baked(cycle, 3)
    batch = many.started(cycle)
    with django_assert_num_queries(2):
        rendering.progress(batch)
    with django_assert_num_queries(1):
        assert rendering.pace() is None


def test_the_outlook_counts_and_takes_the_rate_of_the_last_bakings():
    cycle = many.cycle()
    first, second = many.as_if_baked(cycle, 2)
    RegisterEntryFactory(publication=first)
    actor = many.lead(cycle)
    found = rendering.outlook(actor, cycle)
    assert (found.total, found.public, found.duration) == (2, 1, None)
    now = clock.now()
    Job.objects.filter(object_id=second.pk).update(
        state=JobState.DONE, attempts=1, sent_at=now, finished_at=now + dt.timedelta(seconds=3)
    )
    found = rendering.outlook(actor, cycle)
    assert found.per_minute == pytest.approx(20)
    assert found.duration == dt.timedelta(seconds=6)


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_at_the_same_moment_one_starts():
    cycle = many.cycle()
    many.as_if_baked(cycle, 2)
    actors = [many.lead(cycle), many.lead(cycle)]
    together, said = threading.Barrier(2), []

    def begin(actor):
        try:
            with scope_everything():
                together.wait(10)
                many.started(cycle, actor)
                said.append("started")
        except Refused as refused:
            said.append(refused.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=begin, args=(actor,)) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert min(said, key=len) == "started"
    assert len(said) == 2
    assert RenderBatch.objects.count() == 1
    assert RenderItem.objects.count() == 2
