"""One publication of a batch, baked for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosures.domain import bake, rendering
from disclosures.domain.rendering import queueing
from disclosures.enums import BatchState, ItemState, RenderReason
from disclosures.models import Publication, PublicationFile, RegisterEntry, Rendition
from portal import clock
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Event, Job
from tests.disclosures.domain.rendering import many
from tests.disclosures.publication import invented
from tests.factories import RegisterEntryFactory, WithdrawalFactory

pytestmark = pytest.mark.django_db


def job_of(item):
    return Job.objects.get(task=queueing.TASK, object_id=item.pk, state=JobState.QUEUED)


def run_all():
    """Run what is queued, as a worker would, until nothing is."""
    ran = 0
    while job := Job.objects.filter(task=queueing.TASK, state=JobState.QUEUED).first():
        jobs.run(job.pk, rendering.work)
        ran += 1
    return ran


def test_files_of_another_look_are_made_again_and_kept_as_the_next_rendition():
    cycle = many.cycle()
    (publication,) = many.as_if_baked(cycle)
    RegisterEntryFactory(publication=publication)
    before = Publication.objects.values().get()
    batch = many.started(cycle)
    assert run_all() == 1
    item = batch.items.get()
    assert (item.state, item.rendition, item.error) == (ItemState.DONE, 2, "")
    made = Rendition.objects.get(publication=publication, number=2)
    assert (made.reason, made.note) == (RenderReason.LAYOUT, many.NOTE)
    assert Publication.objects.values().get() == before
    assert RegisterEntry.objects.get().publication == publication
    event = Event.objects.get(action="publication.rendered")
    assert (event.college, event.data["rendition"]) == (publication.filing.college, 2)
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE


def test_what_comes_out_the_same_keeps_its_files():
    cycle = many.cycle()
    (publication,) = many.published(cycle)
    bake.bake(publication.pk)
    batch = many.started(cycle)
    run_all()
    assert batch.items.get().state == ItemState.SAME
    assert Rendition.objects.count() == 1
    assert not Event.objects.filter(action="publication.rendered").exists()


def test_a_second_delivery_makes_nothing_twice():
    cycle = many.cycle()
    many.as_if_baked(cycle)
    batch = many.started(cycle)
    run_all()
    rendering.work(batch.items.get().pk)
    assert Rendition.objects.count() == 2


def test_an_item_that_ends_gives_the_next_one_out(settings):
    settings.RENDER_WINDOW = 1
    cycle = many.cycle()
    many.as_if_baked(cycle, 3)
    batch = many.started(cycle)
    first, second, _third = batch.items.all()
    assert jobs.run(job_of(first).pk, rendering.work)
    assert job_of(second)
    assert Job.objects.filter(task=queueing.TASK, state=JobState.QUEUED).count() == 1
    assert run_all() == 2
    assert rendering.progress(batch).done == 3


def test_what_was_taken_down_meanwhile_is_dropped_and_says_so():
    cycle = many.cycle()
    (publication,) = many.as_if_baked(cycle)
    batch = many.started(cycle)
    WithdrawalFactory(publication=publication)
    run_all()
    item = batch.items.get()
    assert (item.state, item.error) == (ItemState.DROPPED, "已经撤下，没有重新生成。")
    assert Rendition.objects.count() == 1


def test_content_that_no_longer_fits_its_hash_is_never_rendered():
    cycle = many.cycle()
    many.as_if_baked(cycle)
    spoiled = many.as_if_baked(cycle)[0]
    document = spoiled.document | {"closing": "别的话"}
    Publication.objects.bulk_create(
        [
            Publication(
                filing=spoiled.filing,
                submission=spoiled.submission,
                version=2,
                code="SPOILED1",
                document=document,
                content_hash=spoiled.content_hash,
                approved_at=spoiled.approved_at,
                approved_by=spoiled.approved_by,
            )
        ]
    )
    other = Publication.objects.get(code="SPOILED1")
    many.RenditionFactory(publication=other)
    many.PublicationFileFactory(publication=other)
    batch = many.started(cycle)
    run_all()  # each attempt at once; a real one waits for the sweep
    rendering.tend()
    item = batch.items.get(publication=other)
    assert item.state == ItemState.FAILED
    assert item.error == "数据库里的内容和它的校验码不一致，没有重新生成，请联系运维。"
    assert Job.objects.get(object_id=item.pk, task=queueing.TASK).attempts == jobs.MAX_ATTEMPTS
    assert Rendition.objects.filter(publication=other).count() == 1
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE
    assert rendering.progress(batch).done == 2


def test_storage_that_refuses_is_told_in_words_and_can_be_tried_again():
    cycle = many.cycle()
    (publication,) = many.as_if_baked(cycle)
    batch = many.started(cycle)
    in_the_way = Path(django_settings.PUBLISHED_ROOT) / publication.code
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("a file where a folder should be")
    run_all()
    rendering.tend()
    item = batch.items.get()
    assert (item.state, item.error) == (
        ItemState.FAILED,
        "写入公开文件时出错，请运维检查存储后重试。",
    )
    in_the_way.unlink()
    assert rendering.retry(many.lead(cycle), batch) == 1
    run_all()
    item.refresh_from_db()
    assert (item.state, item.rendition, item.error) == (ItemState.DONE, 2, "")


def test_the_operators_own_retry_of_a_failed_job_is_counted():
    cycle = many.cycle()
    (publication,) = many.as_if_baked(cycle)
    batch = many.started(cycle)
    Job.objects.filter(task=queueing.TASK).update(
        state=JobState.FAILED, note="试了5次", finished_at=clock.now()
    )
    rendering.tend()
    assert batch.items.get().state == ItemState.FAILED
    jobs.retry(Job.objects.get(task=queueing.TASK))
    run_all()
    assert batch.items.get().state == ItemState.DONE
    assert Rendition.objects.filter(publication=publication).count() == 2


def queries_of_one(count):
    """How many queries the second of `count` items takes."""
    cycle = many.cycle()
    many.as_if_baked(cycle, count)
    first, second = many.started(cycle).items.all()[:2]
    rendering.work(first.pk)
    with CaptureQueriesContext(connection) as found:
        rendering.work(second.pk)
    return len(found)


def test_an_item_takes_as_many_queries_in_a_long_batch_as_in_a_short_one(settings):
    settings.RENDER_WINDOW = 2
    assert queries_of_one(4) == queries_of_one(12)


def test_what_the_batch_adds_to_an_item_is_a_literal_number_of_queries(django_assert_num_queries):
    cycle = many.cycle()
    publications = many.as_if_baked(cycle, 3)
    item = many.started(cycle).items.first()
    WithdrawalFactory(publication=publications[0])  # all but the baking itself
    with django_assert_num_queries(14):
        rendering.work(item.pk)


def test_after_the_retention_no_name_of_the_roster_is_in_any_file():
    cycle = many.cycle()
    (publication,) = many.published(cycle)
    bake.bake(publication.pk)
    old = list(PublicationFile.objects.all())
    batch = rendering.start(many.lead(cycle), cycle, RenderReason.RETENTION, "公开满三年。")
    run_all()
    assert batch.items.get().state == ItemState.DONE
    bake.clear(publication.pk)
    names = [row.name for row in invented.people(3)]
    for name in names:
        assert name in json.dumps(publication.document, ensure_ascii=False)
    assert texts()
    for path, text in texts():
        for name in names:
            assert name not in text, (path, name)
    for row in old:  # verification still knows them
        assert PublicationFile.objects.filter(sha256=row.sha256).exists()
        assert not (Path(django_settings.PUBLISHED_ROOT) / row.path).exists()


def texts():
    """The text of every published file, whatever its wrapping."""
    found = Path(django_settings.PUBLISHED_ROOT).rglob("*")
    return [(path, text_of(path)) for path in found if path.is_file()]


def text_of(path):
    import gzip
    import io
    import zipfile

    import brotli
    import pypdf

    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".br":
        data = brotli.decompress(data)
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    if path.suffix == ".pdf":
        reader = pypdf.PdfReader(io.BytesIO(data))
        attached = b"".join(one for many_ in reader.attachments.values() for one in many_)
        said = "".join(page.extract_text() for page in reader.pages)
        data = said.replace("\n", "").encode() + attached + str(reader.metadata).encode()
    return data.decode("utf-8", "replace")
