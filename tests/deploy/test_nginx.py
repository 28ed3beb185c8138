"""The project's nginx serves published files by itself, with what Django would say, and nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPErrorProcessor, Request, build_opener

import brotli
import pytest

from disclosures.domain import publish
from disclosures.domain.bake import bake
from disclosures.models import Publication
from tests import nginx
from tests.disclosures.public.test_serving import withdrawn
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import approved, baked
from tests.factories import SubmissionFactory, UserFactory
from tests.worker import until

pytestmark = [nginx.needed, pytest.mark.django_db(transaction=True)]

ALIKE = (
    "Content-Type", "Content-Encoding", "Cache-Control", "Content-Security-Policy", "X-Frame-Options",
    "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "X-Robots-Tag",
    "Cross-Origin-Resource-Policy", "Permissions-Policy", "Set-Cookie",
)  # fmt: skip
FILES = ("", "disclosure.pdf", "disclosure.docx", "disclosure.xlsx", "data.json")


class Whatever(HTTPErrorProcessor):
    """Every status is an answer."""

    def http_response(self, _request: Any, response: Any) -> Any:
        return response


def get(address: str, method: str = "GET", **headers: str) -> Any:
    request = Request(
        address, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    response = build_opener(Whatever).open(request, timeout=30)
    response.body = response.read()
    return response


@pytest.fixture
def served(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    """nginx before a live portal."""
    settings.ALLOWED_HOSTS = ["*"]
    portal = urlsplit(live_server.url).netloc
    with nginx.running(tmp_path / "nginx", Path(settings.PUBLISHED_ROOT), portal) as address:
        yield address


@pytest.fixture
def alone(settings: Any, tmp_path: Path) -> Iterator[str]:
    """nginx with no portal behind it."""
    with nginx.running(tmp_path / "nginx", Path(settings.PUBLISHED_ROOT)) as address:
        yield address


def test_published_files_need_no_django(alone: str) -> None:
    code = baked().code
    for name in FILES:
        assert get(f"{alone}/d/{code}/{name}").status == 200
    page = get(f"{alone}/d/{code}/").body
    packed = get(f"{alone}/d/{code}/", Accept_Encoding="gzip")
    best = get(f"{alone}/d/{code}/", Accept_Encoding="gzip, br")
    assert gzip.decompress(packed.body) == brotli.decompress(best.body) == page
    assert {one.headers["Vary"] for one in (packed, best)} == {"Accept-Encoding"}
    style = page.decode().split('href="/d/assets/')[1].split('"')[0]
    assert get(f"{alone}/d/assets/{style}", Accept_Encoding="br").status == 200
    again = get(f"{alone}/d/{code}/", Accept_Encoding="br", If_None_Match=best.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    part = get(f"{alone}/d/{code}/disclosure.pdf", Range="bytes=0-4")
    assert (part.status, part.body) == (206, b"%PDF-")
    assert get(f"{alone}/d/{code}/", method="HEAD").body == b""


def test_nothing_that_waits_or_has_no_address_is_given_out(alone: str, settings: Any) -> None:
    waiting, public = approved(), baked(college="望江工业学院")
    folder = Path(settings.PUBLISHED_ROOT) / waiting.code / "1"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("not yet")
    for path in (
        f"/d/{waiting.code}/",
        f"/{waiting.code}/1/index.html",
        f"/d/../{waiting.code}/1/index.html",
        f"/d/assets/../{waiting.code}/1/index.html",
        f"/d/assets/..%2f{waiting.code}%2f1%2findex.html",
        f"/{public.code}/1/index.html",
        f"/d/{public.code}/index.html.br",
        f"/d/{public.code}/.index.html.0000.draft",
    ):
        assert get(alone + path).status == 502, path  # asked of the portal, which is not there


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_it_says_what_django_says(served: str, live_server: Any, encoding: str) -> None:
    code = baked().code
    page = get(f"{served}/d/{code}/").body.decode()
    style = page.split('href="/d/assets/')[1].split('"')[0]
    for path in (*(f"/d/{code}/{name}" for name in FILES), f"/d/assets/{style}"):
        mine = get(served + path, Accept_Encoding=encoding)
        theirs = get(live_server.url + path, Accept_Encoding=encoding)
        assert mine.body == theirs.body
        assert mine.headers["X-Cache"] is None, "the portal was asked"
        for name in ALIKE:
            said, ours = theirs.headers[name], mine.headers[name]
            assert _words(ours) == _words(said), (path, name)
        varies = {"Accept-Encoding" in (one.headers["Vary"] or "") for one in (mine, theirs)}
        assert len(varies) == 1, path
        kind = (one.headers["Content-Disposition"] for one in (mine, theirs))
        assert len({(said or "").split(";")[0] for said in kind}) == 1, path


def _words(said: str | None) -> list[str]:
    """A header's parts: their order says nothing."""
    return sorted(
        part.strip() for part in (said or "").replace(",", ";").split(";") if part.strip()
    )


def test_an_old_version_carries_its_banner_in_the_file(served: str, live_server: Any) -> None:
    first = baked()
    again = SubmissionFactory(
        filing=first.filing, ordinal=2, content=invented.disclosure(rows=3).model_dump(mode="json")
    )
    second = publish.create(again, UserFactory())
    bake(second.pk)
    old = get(f"{served}/d/{first.code}/")
    assert f'href="/d/{second.code}/"' in old.body.decode()
    assert old.headers["X-Cache"] is None
    assert old.body == get(f"{live_server.url}/d/{first.code}/").body
    assert get(f"{served}/d/{second.code}/changes.html").status == 200


def test_what_was_taken_down_is_answered_by_django(served: str) -> None:
    publication: Publication = baked()
    assert get(f"{served}/d/{publication.code}/").status == 200
    withdrawn(publication)
    page = f"{served}/d/{publication.code}/"
    until(lambda: get(page).status == 410, "nginx still gives out what was taken down")
    for name in FILES:
        gone = get(f"{served}/d/{publication.code}/{name}")
        assert gone.status == 410
        assert "名单有误" in gone.body.decode()
