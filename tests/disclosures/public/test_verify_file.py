"""Dropping a file: what the page says, that nothing is kept, that nothing large or hostile hurts."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from disclosures.public import uploads, verify_file
from disclosures.publication.foreign import child
from tests.disclosures.publication.verifying import published as making
from tests.disclosures.publication.verifying.published import AT, Published, released
from tests.factories import WithdrawalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(db: None, settings: Any, tmp_path: Path) -> Published:
    """A first version, present."""
    return released(settings, tmp_path)


def drop(client: Client, data: bytes, name: str = "文件.pdf") -> Any:
    return client.post("/verify/file/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def test_the_original_leads_to_an_address_of_its_own(client: Client, published: Published) -> None:
    response = drop(client, published.pdf)
    assert response.redirect_chain == [(f"/verify/sha256/{published.file.sha256}/", 302)]
    page = response.content.decode()
    for part in ("是公开的原件，而且是现行版本", "云岭海洋大学", "演示用证书（云岭省学生联合会）"):
        assert part in page
    assert f"/d/{published.publication.code}/disclosure.pdf" in page


def test_an_altered_copy_shows_the_original_beside_it(client: Client, published: Published) -> None:
    page = drop(client, published.pdf + b"%").content.decode()
    for part in ("签名以后被改动过", "以原件为准", "与文件对不上", "它写明的公开材料"):
        assert part in page
    assert f"/d/{published.publication.code}/disclosure.pdf" in page


def test_a_former_version_leads_to_the_present_one(client: Client, published: Published) -> None:
    newer = making.supersede(published)
    page = drop(client, published.pdf).content.decode()
    assert "已有新版本" in page
    assert f"/d/{newer.publication.code}/" in page


def test_what_was_taken_down_links_to_no_file(client: Client, published: Published) -> None:
    published.entry.withdrawn_at = AT
    published.entry.withdrawn_reason = "名单里有不应公开的信息。"
    published.entry.save()
    for page in (
        drop(client, published.pdf).content.decode(),
        client.get(f"/verify/{published.publication.code}/").content.decode(),
    ):
        assert "已经撤下" in page
        assert "2025年11月3日撤下" in page
        assert "名单里有不应公开的信息" in page
        assert "/disclosure.pdf" not in page


def test_a_version_that_was_taken_down_leads_to_the_newer_one_alone(
    client: Client, published: Published
) -> None:
    WithdrawalFactory(publication=published.publication, withdrawn_at=AT)
    newer = making.supersede(published)
    for page in (
        drop(client, published.pdf).content.decode(),
        client.get(f"/verify/{published.publication.code}/").content.decode(),
    ):
        assert "2025年11月3日撤下" in page
        assert f"/d/{published.publication.code}/" not in page
        assert f"/d/{newer.publication.code}/" in page


def test_an_unknown_file_says_what_to_do(client: Client, published: Published) -> None:
    response = drop(client, b"something else")
    assert response.status_code == 200
    page = response.content.decode()
    assert "没有查到这份文件" in page
    assert "验证码" in page
    assert "no-store" in response["Cache-Control"]


def test_an_unknown_hash_is_not_found(client: Client, published: Published) -> None:
    for wrong in ("0" * 64, "short", "g" * 64):
        response = client.get(f"/verify/sha256/{wrong}/")
        assert response.status_code == 404
        assert "没有查到" in response.content.decode()
    assert client.get(f"/verify/sha256/{published.file.sha256.upper()}/").status_code == 200


@pytest.mark.parametrize("fields", [{}, {"file": "text"}, {"file": SimpleUploadedFile("a", b"")}])
def test_without_a_file_it_asks_for_one(client: Client, fields: dict[str, Any]) -> None:
    assert "没有收到文件" in client.post("/verify/file/", fields).content.decode()
    assert client.get("/verify/file/")["Location"] == "/verify/"


def test_a_file_that_is_too_large_is_not_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1000)
    response = drop(client, b"x" * 100_000)
    assert response.status_code == 413
    assert "文件超过50MB" in response.content.decode()


def test_a_large_file_touches_no_disk(
    client: Client,
    published: Published,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(FileNotFoundError):
        tempfile.TemporaryFile()  # noqa: SIM115 - what Django's own handler would do
    page = drop(client, published.pdf + b" " * 6_000_000).content.decode()
    assert "签名以后被改动过" in page


def test_only_a_few_are_read_at_a_time(client: Client, published: Published) -> None:
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            for place in range(verify_file.READINGS):
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [verify_file._LOCK, place])
        response = drop(client, b"unknown")
        assert response.status_code == 503
        assert "过半分钟再试" in response.content.decode()
        assert "现行版本" in drop(client, published.pdf).content.decode()
    finally:
        other.rollback()
        other.close()
    assert drop(client, b"unknown").status_code == 200


def test_a_file_that_takes_too_long_is_given_up(
    client: Client,
    published: Published,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child.read, "__kwdefaults__", {"seconds": 0.01})
    assert "损坏或太复杂" in drop(client, published.pdf + b"%").content.decode()


def test_nobody_needs_a_token_and_nobody_gets_a_cookie(published: Published) -> None:
    client = Client(enforce_csrf_checks=True)
    response = drop(client, published.pdf)
    assert response.status_code == 200
    assert not client.cookies
