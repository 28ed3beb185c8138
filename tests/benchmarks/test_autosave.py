"""A secretary's autosave while two hundred publications wait to be set: real web and worker processes."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from disclosures.content import Congress
from disclosures.domain import publish
from disclosures.models import Filing, RegisterEntry
from portal.models import Job
from tests.benchmarks import filing as texts
from tests.benchmarks import say
from tests.disclosures.desk import college_filing, person
from tests.disclosures.domain.rendering import many
from tests.disclosures.publication import invented
from tests.worker import ROOT, environment, kill, send, until, worker

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]

MANY = 200
SAVES = 100
WARM = 20
PAUSE = 0.05


class Secretary:
    """Somebody who types: each save has another text and the revision of the last answer."""

    def __init__(self, port: int, filing: Filing) -> None:
        client = Client()
        client.force_login(person(filing))
        client.get(reverse("filing:section", args=(filing.pk, "charter")))
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        self.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies["csrftoken"],
            "X-Autosave": "1",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.address = reverse("filing:autosave", args=(filing.pk, "charter"))
        self.connection, self.revision, self.saves = HTTPConnection("127.0.0.1", port), 0, 0
        self.text = "\n".join(texts.articles(40))

    def save(self) -> float:
        """Seconds."""
        self.saves += 1
        data = urlencode({"revision": self.revision, "text": f"{self.text}\n{self.saves}"})
        begin = time.perf_counter()
        self.connection.request("POST", self.address, data.encode(), self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        span = time.perf_counter() - begin
        assert answer.status == 200, body[:300]
        self.revision += 1
        return span


@contextmanager
def web(broker: str) -> Iterator[int]:
    """gunicorn as in the container, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(broker), start_new_session=True)
    try:
        until(lambda: _answers(port), "gunicorn did not start")
        yield port
    finally:
        kill(process)


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def saves(secretary: Secretary) -> list[float]:
    spans = []
    for _ in range(SAVES):
        spans.append(secretary.save())
        time.sleep(PAUSE)
    return spans


def p95(spans: list[float]) -> float:
    return statistics.quantiles(spans, n=20)[-1] * 1000


def queue() -> None:
    with transaction.atomic():
        content = invented.disclosure(rows=30, units=10, congress=Congress())
        many.published(many.cycle(), MANY, content)


def test_autosave_beside_a_queue_of_renders(redis_url: str, settings: Any) -> None:
    settings.SECRET_KEY = environment(redis_url)["SECRET_KEY"]  # sessions are signed with it
    filing: Any = college_filing()
    queue()
    with web(redis_url) as port:
        secretary = Secretary(port, filing)
        for _ in range(WARM):
            secretary.save()
        alone = saves(secretary)
        with worker(redis_url, processes=2):
            for job in Job.objects.filter(task=publish.BAKE).order_by("pk"):
                send(redis_url, publish.BAKE, job.pk)
            until(lambda: RegisterEntry.objects.count() > 4, "no worker began")
            secretary.connection.close()  # the server has, meanwhile
            beside = saves(secretary)
            assert RegisterEntry.objects.count() < MANY, "the queue was empty before the end"
    say(
        f"Autosave, p95: {p95(alone):.0f} ms alone, {p95(beside):.0f} ms beside two workers with "
        f"{MANY} renders queued, {p95(beside) / p95(alone):.2f} × (median "
        f"{statistics.median(alone) * 1000:.0f} and {statistics.median(beside) * 1000:.0f} ms)"
    )
