"""Two hundred publications through two worker processes, beside one Chromium; and their memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from disclosures.content import Congress
from disclosures.domain import publish
from disclosures.models import Publication, RegisterEntry
from disclosures.publication import pdf
from disclosures.publication.document import from_json
from portal.models import Job
from tests.benchmarks import chromium, memory, say
from tests.disclosures.domain.rendering import many
from tests.disclosures.publication import invented
from tests.worker import send, worker

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db(transaction=True)]

MANY = 200
WARM = 20
PATIENCE = 1800


def publications() -> list[Publication]:
    """Of an ordinary size: a roster of thirty, ten faculties, short rules."""
    with transaction.atomic():
        content = invented.disclosure(rows=30, units=10, congress=Congress())
        return many.published(many.cycle(), MANY, content)


def finished(count: int) -> float:
    """Wait until so many are in the register; return when that was."""
    end = time.monotonic() + PATIENCE
    while RegisterEntry.objects.count() < count:
        assert time.monotonic() < end, "the workers did not keep up"
        time.sleep(0.02)
    return time.monotonic()


def children(root: int) -> Iterator[float]:
    """Megabytes of each worker process."""
    for pid in memory.below(root)[1:]:
        yield memory.pss([pid])


def test_documents_a_minute_and_memory(redis_url: str, page: Any, tmp_path: Path) -> None:
    made = publications()
    html = [pdf.markup(from_json(one.document), None, {}) for one in made[:WARM]]
    theirs = _chromium(page, html, tmp_path)
    with worker(redis_url, processes=2) as running:
        for job in Job.objects.filter(task=publish.BAKE).order_by("pk"):
            send(redis_url, publish.BAKE, job.pk)
        begin = finished(WARM)
        early = list(children(running.pid))
        ours = (MANY - WARM) / (finished(MANY) - begin)
        late = list(children(running.pid))
    told = ", ".join(f"{a:.0f} → {b:.0f} MB" for a, b in zip(early, late, strict=True))
    say(f"Memory of the workers at document {WARM} and {MANY}: {told}")
    say(
        f"Published by two workers: {ours * 60:.0f} a minute (page, PDF/A, data, compressed), "
        f"{ours / theirs:.2f} × one warm Chromium that only prints ({theirs * 60:.0f})"
    )


def _chromium(page: Any, html: list[str], folder: Path) -> float:
    """Documents a second."""
    paths = []
    for number, one in enumerate(html):
        (folder / str(number)).mkdir()
        paths.append(chromium.page_of(one, folder / str(number)))
    chromium.print_page(page, paths[0])
    begin = time.monotonic()
    for path in paths:
        chromium.print_page(page, path)
    return len(paths) / (time.monotonic() - begin)
