"""Published files in a bucket: a real server of the protocol in a process of its own."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from disclosures.domain import bake as baking
from disclosures.domain import site
from disclosures.enums import FileKind, RenderReason
from disclosures.models import PublicationFile, RegisterEntry, Rendition
from disclosures.publication import bucket, layout, store
from disclosures.publication.storage_check import check_published
from portal.domain import jobs
from portal.enums import JobState
from portal.models import Job
from portal.settings import published
from tests import s3
from tests.disclosures.public.test_serving import body
from tests.disclosures.publication.approved import approved

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server() -> Iterator[s3.Server]:
    with s3.running() as one:
        yield one


@pytest.fixture(autouse=True)
def in_bucket(server: s3.Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings as a server reads them from its environment; the bucket is empty."""
    settings.STORAGES = settings.STORAGES | {"published": from_environment(server, monkeypatch)}
    for name in s3.names(server):
        s3.client(server).delete_object(Bucket=s3.BUCKET, Key=name)


def from_environment(server: s3.Server, monkeypatch: pytest.MonkeyPatch, **other: str) -> Any:
    for name, value in (server.environment() | other).items():
        monkeypatch.setenv(name, value)
    return published.storage(None)  # type: ignore[arg-type]


def test_a_publication_is_kept_and_served_out_of_the_bucket(
    server: s3.Server, client: Client
) -> None:
    publication = approved()
    baking.bake(publication.pk)
    base = f"{publication.code}/1"
    found = [name for name in s3.names(server) if not name.startswith("assets/")]
    assert f"{base}/disclosure.pdf" in found
    assert {name.split("/")[0] for name in found} == {publication.code}  # no tree of files
    page = client.get(f"/d/{publication.code}/")
    html = body(page)
    assert hashlib.sha256(html).hexdigest() == publication.files.get(kind="page").sha256
    packed = client.get(f"/d/{publication.code}/", headers={"accept-encoding": "gzip"})
    assert (packed["Content-Encoding"], gzip.decompress(body(packed))) == ("gzip", html)
    part = client.get(f"/d/{publication.code}/disclosure.pdf", headers={"range": "bytes=1-3"})
    assert (part.status_code, body(part)) == (206, b"PDF")
    data = client.get(f"/d/{publication.code}/data.json")
    assert json.loads(body(data))["school"] == "云岭海洋大学"
    style = html.decode().split('href="/d/assets/')[1].split('"')[0]
    assert client.get(f"/d/assets/{style}").status_code == 200
    site.conceal(publication)
    assert [name for name in s3.names(server) if not name.startswith("assets/")] == []
    assert client.get(f"/d/{publication.code}/disclosure.pdf").status_code == 404


def test_nothing_is_put_before_all_is_made_and_locked(server: s3.Server) -> None:
    with store.Batch() as batch:
        batch.add("X/1/index.html", b"<p>")
        assert s3.names(server) == []
    assert s3.names(server) == []
    with store.Batch() as batch:
        written = batch.add("X/1/index.html", b"<p>")
        batch.settle()
    assert s3.names(server) == ["X/1/index.html", "X/1/index.html.br", "X/1/index.html.gz"]
    assert (written.size, store.read("X/1/index.html")) == (3, b"<p>")
    assert store.names("X/1") == ["index.html", "index.html.br", "index.html.gz"]
    assert store.names("X") == []


def test_with_the_server_down_the_job_waits_and_loses_nothing(
    server: s3.Server, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = approved()
    job = Job.objects.get()
    there = settings.STORAGES
    nobody = from_environment(server, monkeypatch, PUBLISHED_S3_ENDPOINT="http://127.0.0.1:9")
    settings.STORAGES = there | {"published": nobody}
    assert jobs.run(job.pk, baking.bake) is False
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
    assert not PublicationFile.objects.exists()
    assert not RegisterEntry.objects.exists()
    settings.STORAGES = there
    assert jobs.run(job.pk, baking.bake) is True
    assert RegisterEntry.objects.get().publication == publication
    assert Rendition.objects.count() == 1


def test_a_worker_that_died_between_putting_and_the_rows_is_repaired(server: s3.Server) -> None:
    publication = approved()
    bucket.put(f"{publication.code}/1/index.html", b"of a worker that died")
    baking.bake(publication.pk)
    row = publication.files.get(kind=FileKind.PAGE)
    assert hashlib.sha256(store.read(row.path)).hexdigest() == row.sha256


def test_made_again_it_lies_beside_the_first(server: s3.Server, settings: Any) -> None:
    publication = approved()
    baking.bake(publication.pk)
    assert baking.make(publication, RenderReason.LAYOUT, "一样") is None
    settings.SITE_URL = "https://new.example"
    made = baking.make(publication, RenderReason.LAYOUT, "换了网址")
    assert made
    assert made.layout == layout.digest()
    assert f"{publication.code}/1.2/index.html" in s3.names(server)
    assert f"{publication.code}/1/index.html" in s3.names(server)


def test_what_is_missing_and_what_does_not_answer_are_told_apart(
    server: s3.Server, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotFoundError):
        store.read("nothing/here")
    assert check_published() == []
    wrong = from_environment(server, monkeypatch, PUBLISHED_S3_BUCKET="another")
    settings.STORAGES = settings.STORAGES | {"published": wrong}
    (error,) = check_published()
    assert error.id == "disclosures.E002"
    assert "NoSuchBucket" in error.msg
