"""The first open of any public page: little over the wire, from one host, readable before any script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from disclosures.domain import publish
from disclosures.domain.bake import bake
from disclosures.models import Publication
from disclosures.publication import store
from tests import factories, nginx
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import baked
from tests.factories import RegisterEntryFactory, SubmissionFactory, UserFactory

pytestmark = [nginx.needed, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST = 100_000
"""Bytes over the wire, headers included (issue E)."""
STATIC = Path(__file__).resolve().parents[3] / "static"


@dataclass
class Opened:
    """What a browser without scripts got of one page."""

    text: str
    size: int = 0
    addresses: list[str] = field(default_factory=list)


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Static files as an image has them: compressed beforehand."""
    folder = tmp_path / "static"
    shutil.copytree(STATIC, folder)
    for path in [one for one in folder.rglob("*") if one.suffix in {".css", ".js", ".svg"}]:
        for name, data in store.siblings("x.css", path.read_bytes()):
            path.with_name(path.name + name.removeprefix("x.css")).write_bytes(data)
    return folder


@pytest.fixture
def address(live_server: Any, settings: Any, tmp_path: Path, static: Path) -> Iterator[str]:
    settings.ALLOWED_HOSTS = ["*"]
    root = Path(settings.PUBLISHED_ROOT)
    portal = urlsplit(live_server.url).netloc
    with nginx.running(tmp_path / "nginx", root, portal, static) as one:
        yield one


def opened(browser: Any, address: str) -> Opened:
    """Open a page for the first time, scripts off, and count every byte that came."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    got = Opened("")
    network.on("Network.loadingFinished", lambda one: _add(got, one["encodedDataLength"]))
    page.on("request", lambda request: got.addresses.append(request.url))
    page.goto(address, wait_until="networkidle")
    got.text = page.locator("main").inner_text()
    context.close()
    return got


def _add(got: Opened, size: float) -> None:
    got.size += int(size)


def corrected() -> tuple[Publication, Publication]:
    """A large disclosure of an invented college, and its corrected version."""
    first = baked(content=invented.disclosure(rows=60, units=20))
    content = invented.disclosure(rows=58, units=19).model_dump(mode="json")
    again = SubmissionFactory(filing=first.filing, ordinal=2, content=content)
    second = publish.create(again, UserFactory())
    bake(second.pk)
    return first, second


def test_every_page_is_light_and_reads_without_scripts(
    address: str, browser: Any, record_property: Any
) -> None:
    first, second = corrected()
    RegisterEntryFactory.create_batch(40)
    results = factories.ResultsReleaseFactory()
    pages = {
        "/": "第 1–30 条",
        "/?q=云岭": "云岭海洋大学",
        f"/college/{second.filing.college_id}/": "云岭海洋大学",
        f"/d/{second.code}/": "校级组织工作人员名单",
        f"/d/{first.code}/": "旧版本",
        f"/d/{second.code}/changes.html": "第2版",
        "/verify/": "核对",
        f"/verify/{second.code}/": second.content_hash,
        f"/results/{results.cycle_id}/": "结果",
        f"/d/{second.code}/objections/new/": "反映",
        "/objections/": "反映",
        "/about/": "公开",
    }
    sizes = {}
    for path, word in pages.items():
        got = opened(browser, address + path)
        assert word in got.text, path
        assert [one for one in got.addresses if not one.startswith((address, "data:"))] == []
        sizes[path.replace(second.code, "…").replace(first.code, "…old")] = got.size
    said = ", ".join(f"{path} {size / 1000:.0f}" for path, size in sizes.items())
    record_property("told", f"First open of public pages, kB over the wire: {said}")
    assert {path: size for path, size in sizes.items() if size > MOST} == {}
