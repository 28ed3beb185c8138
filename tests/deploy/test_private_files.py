"""The project's nginx sends a private file where a view has decided so, and in no other case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from portal.enums import Role
from tests import factories, nginx
from tests.deploy.test_nginx import get
from tests.factories import member

pytestmark = [nginx.needed, pytest.mark.django_db(transaction=True)]

ALIKE = (
    "Content-Type", "Content-Disposition", "Content-Length", "Cache-Control", "Content-Security-Policy",
    "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
)  # fmt: skip


@pytest.fixture
def served(live_server: Any, settings: Any, tmp_path: Path) -> Iterator[str]:
    """nginx before a live portal that leaves the sending to it."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.PRIVATE_FILES_BY = "nginx"
    portal = urlsplit(live_server.url).netloc
    with nginx.running(tmp_path / "nginx", Path(settings.PUBLISHED_ROOT), portal) as address:
        yield address


def cookie_of(person: Any) -> str:
    client = Client()
    client.force_login(person)
    return f"sessionid={client.cookies['sessionid'].value}"


def test_who_may_gets_the_bytes_from_nginx_with_what_django_says(
    served: str, live_server: Any, settings: Any
) -> None:
    picture = factories.AttachmentFactory(name="合影 1.png")
    cookie = cookie_of(member(Role.EDITOR, college=picture.filing.college))
    path = reverse("filing:attachment", args=(picture.filing_id, picture.pk))
    sent = get(served + path, Cookie=cookie)
    settings.PRIVATE_FILES_BY = ""
    ours = get(live_server.url + path, Cookie=cookie)
    assert (sent.status, ours.status) == (200, 200)
    assert sent.body == ours.body == picture.file.open().read()
    assert {name: sent.headers[name] for name in ALIKE} == {
        name: ours.headers[name] for name in ALIKE
    }
    assert sent.headers["X-Accel-Redirect"] is None


def test_who_may_not_gets_nothing(served: str) -> None:
    picture = factories.AttachmentFactory()
    path = reverse("filing:attachment", args=(picture.filing_id, picture.pk))
    stranger = get(served + path, Cookie=cookie_of(member(Role.EDITOR)))
    assert stranger.status == 404
    assert picture.file.open().read() not in stranger.body
    nobody = get(served + path)
    assert (nobody.status, nobody.headers["Location"].split("?")[0]) == (302, "/account/login/")


def test_the_folders_have_no_address(served: str, settings: Any) -> None:
    picture = factories.AttachmentFactory()
    name = picture.file.name
    cookie = cookie_of(member(Role.EDITOR, college=picture.filing.college))
    for path in (
        f"/internal/media/{name}",
        f"/internal/media//{name}",
        f"/d/../internal/media/{name}",
        f"/internal/public/../media/{name}",
        f"/static/../internal/media/{name}",
        f"/media/{name}",
    ):
        answer = get(served + path, Cookie=cookie)
        assert answer.status in {400, 404}, path
        assert picture.file.open().read() not in answer.body
