"""Real workers: killed at random, with a queue that was lost, and beside work that must not wait."""

from __future__ import annotations

import hashlib
import random
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
import redis
from django.conf import settings as django_settings
from django.db import transaction

from disclosures.domain import publish
from disclosures.domain.rendering import queueing
from disclosures.enums import BatchState, ItemState
from disclosures.models import Publication, PublicationFile, RenderBatch, Rendition
from portal import clock
from portal.embedded import Redis
from portal.enums import JobState
from portal.models import Event, Job
from tests.disclosures.domain.rendering import many
from tests.factories import RegisterEntryFactory
from tests.worker import kill, send, until, worker

pytestmark = pytest.mark.django_db(transaction=True)

LONG_AGO = timedelta(minutes=10)
MANY = 32
KILLS = 6


def a_batch(count: int) -> RenderBatch:
    """A running batch of `count`, every second one in the register; its jobs wait for a sweep."""
    with transaction.atomic():
        cycle = many.cycle()
        for publication in many.as_if_baked(cycle, count)[::2]:
            RegisterEntryFactory(publication=publication)
        Job.objects.all().delete()  # of the approvals, which these stand for
        return many.started(cycle)


def sweep(broker: str) -> None:
    """As if a minute had passed and beat had struck."""
    then = clock.now() - LONG_AGO
    Job.objects.filter(state=JobState.RUNNING).update(heartbeat=then)
    Job.objects.filter(state=JobState.QUEUED).update(sent_at=then)
    send(broker, "portal.tasks.sweep_jobs")
    send(broker, "disclosures.tend_renders")


def over(batch: RenderBatch) -> int:
    return batch.items.exclude(state=ItemState.WAITING).count()


def some_done(batch: RenderBatch, count: int, what: str) -> None:
    """Wait until `count` more are over than now."""
    mark = over(batch) + count
    until(lambda: over(batch) >= mark or is_done(batch), what)


def to_the_end(batch: RenderBatch, what: str) -> None:
    """Wait for one item after the other: how long a batch takes depends on who else uses the machine."""
    while not is_done(batch):
        some_done(batch, 1, what)


def is_done(batch: RenderBatch) -> bool:
    batch.refresh_from_db()
    return batch.state == BatchState.DONE


@contextmanager
def two_workers(broker: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    with ExitStack() as stack:
        yield [stack.enter_context(worker(broker)) for _ in range(2)]


def drafts() -> list[Path]:
    return list(Path(django_settings.PUBLISHED_ROOT).rglob(".*"))


def made_once(batch: RenderBatch) -> None:
    """Each publication has exactly one new rendition, its files are whole, nothing is left over."""
    assert is_done(batch)
    root = Path(django_settings.PUBLISHED_ROOT)
    for item in batch.items.select_related("publication"):
        assert (item.state, item.rendition, item.error) == (ItemState.DONE, 2, "")
        one = item.publication
        numbers = Rendition.objects.filter(publication=one).values_list("number", flat=True)
        assert sorted(numbers) == [1, 2]
        rows = PublicationFile.objects.filter(publication=one, rendition=2)
        assert rows.count() == 5
        for row in rows:
            data = (root / row.path).read_bytes()
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (row.sha256, row.size)
            shown = root / "d" / one.code / Path(row.path).name
            assert shown.exists() == hasattr(one, "register_entry")
            if shown.exists():
                assert shown.read_bytes() == data
    told = Event.objects.filter(action="publication.rendered")
    assert told.count() == batch.items.count()
    assert drafts() == []
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}


def test_workers_killed_at_random_neither_lose_nor_double_an_item(
    redis_url: str, record_property: pytest.RecordProperty
) -> None:
    seed = random.SystemRandom().randrange(10_000)
    chance = random.Random(seed)
    batch = a_batch(MANY)
    before = list(Publication.objects.order_by("pk").values())
    killed = 0
    for _ in range(KILLS):
        with two_workers(redis_url) as workers:
            sweep(redis_url)
            some_done(batch, chance.randint(1, 3), f"no item was done (seed {seed})")
            victim = chance.choice(workers)
            with suppress(subprocess.TimeoutExpired):
                victim.wait(chance.uniform(0, 0.7))  # the moment is anywhere in an item
            kill(victim)
        killed += 2  # the other one at the end of the block
    with two_workers(redis_url):
        sweep(redis_url)
        to_the_end(batch, f"the batch did not end (seed {seed})")
        until(lambda: not Job.objects.exclude(state=JobState.DONE).exists(), f"jobs hang ({seed})")
    made_once(batch)
    assert list(Publication.objects.order_by("pk").values()) == before
    tries = sum(Job.objects.values_list("attempts", flat=True))
    record_property(
        "told",
        f"batch of {MANY}: {killed} workers killed (seed {seed}), {tries - MANY} items begun again,"
        " none lost or doubled",
    )


def test_a_queue_that_was_lost_is_sent_again(redis_url: str, redis_server: Redis) -> None:
    batch = a_batch(8)
    with worker(redis_url):
        sweep(redis_url)
        some_done(batch, 2, "no item was done")
        with redis.Redis(unix_socket_path=str(redis_server.socket)) as queue:
            assert queue.delete("renders") == 1
        sweep(redis_url)
        to_the_end(batch, "the batch did not end")
    made_once(batch)


def test_what_people_wait_for_goes_before_a_batch(redis_url: str) -> None:
    batch = a_batch(12)
    with worker(redis_url):
        sweep(redis_url)
        some_done(batch, 1, "no item was done")
        approved = many.published(batch.cycle, 4)
        begun = over(batch)
        wanted = Job.objects.filter(task=publish.BAKE)
        for job in wanted:
            send(redis_url, publish.BAKE, job.pk)
        until(
            lambda: not wanted.exclude(state=JobState.DONE).exists(), "the approvals were not baked"
        )
        meanwhile = over(batch) - begun
        to_the_end(batch, "the batch did not end")
    assert wanted.count() == len(approved)
    assert meanwhile <= 2, "renders of a batch were taken while other work waited"
    assert set(batch.items.values_list("state", flat=True)) == {ItemState.DONE}


def test_jobs_of_a_batch_go_to_the_queue_of_renders() -> None:
    from portal.celery import app

    route = app.amqp.router.route({}, queueing.TASK)
    assert route["queue"].name == "renders"
    assert app.amqp.router.route({}, publish.BAKE)["queue"].name == "celery"
    assert app.conf.broker_transport_options["queue_order_strategy"] == "sorted"
    assert sorted(app.amqp.queues) == ["celery", "renders"]
