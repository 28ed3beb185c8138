"""What a million readers cost: published pages and the register through nginx, beside a plain static file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from disclosures.models import Publication
from tests import nginx
from tests.benchmarks import say, serving
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import baked
from tests.factories import RegisterEntryFactory

pytestmark = [
    pytest.mark.benchmark,
    nginx.needed,
    serving.needed,
    pytest.mark.django_db(transaction=True),
]

LEAST = 0.95
"""Of a static file's rate (issue E)."""
ENTRIES = 300


@dataclass
class Stage:
    """nginx, the portal behind it, a publication, and a static file as big as its page."""

    nginx: str
    portal: str
    publication: Publication
    folder: Path

    @property
    def page(self) -> str:
        return f"/d/{self.publication.code}/"


@pytest.fixture
def stage(settings: Any, tmp_path: Path) -> Iterator[Stage]:
    publication = baked(content=invented.disclosure(rows=60, units=20))
    RegisterEntryFactory.create_batch(ENTRIES)
    published, static = Path(settings.PUBLISHED_ROOT), tmp_path / "static"
    static.mkdir()
    for suffix in ("", ".gz", ".br"):
        page = published / "d" / publication.code / f"index.html{suffix}"
        (static / f"same.html{suffix}").write_bytes(page.read_bytes())
    with (
        serving.gunicorn(tmp_path) as portal,
        nginx.running(tmp_path / "nginx", published, portal, static) as front,
    ):
        yield Stage(front, f"http://{portal}", publication, tmp_path / "nginx")


def test_a_published_page_beside_a_static_file(stage: Stage) -> None:
    """Judged by nginx's own work for an answer: on a busy machine the rate is the load generator's."""
    yardstick = f"{stage.nginx}/static/same.html"
    mine, other, rate, work = serving.beside(stage.nginx + stage.page, yardstick, stage.folder)
    say(
        f"Published page through nginx: {mine.rate:.0f} answers/s, a static file of the same size {other.rate:.0f} "
        f"(median ratio {rate:.2f}); nginx's CPU time for an answer {mine.work * 1e6:.1f} and "
        f"{other.work * 1e6:.1f} µs: median ratio {work:.2f} (at least {LEAST})"
    )
    django = serving.rate(stage.portal + stage.page)
    say(
        f"The same page from Django alone: {django:.0f} answers/s, {django / other.rate:.3f} of the static file"
    )
    assert work >= LEAST


def test_the_register_and_its_search_beside_a_static_file(stage: Stage) -> None:
    static = serving.rate(f"{stage.nginx}/static/same.html")
    for what, path in (
        ("Register's first page", "/"),
        ("Search for a name", "/?q=%E5%A4%A7%E5%AD%A6"),
        ("Search by initials", "/?q=ylhy"),
    ):
        kept, made = serving.rate(stage.nginx + path), serving.rate(stage.portal + path)
        say(
            f"{what}: kept by nginx {kept:.0f} answers/s ({kept / static:.2f} of a static file), "
            f"made by Django each time {made:.0f} ({made / static:.4f})"
        )
        assert kept > made


def test_a_pdf_beside_a_static_file(stage: Stage) -> None:
    address = f"{stage.nginx}{stage.page}disclosure.pdf"
    mine, django = serving.rate(address), serving.rate(f"{stage.portal}{stage.page}disclosure.pdf")
    say(f"PDF through nginx: {mine:.0f} answers/s; from Django {django:.0f} ({django / mine:.3f})")
    assert mine > django
