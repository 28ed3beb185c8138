"""A file that was made for the person who asks: its name, its type, and who may keep it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.http import Http404

from portal.domain.downloads import Download
from portal.views.downloads import hand_out, hand_over


def disposition(name: str) -> str:
    return hand_out(Download(name, "text/csv", b"x"))["Content-Disposition"]


def test_a_chinese_name_goes_out_as_rfc_5987_has_it():
    header = disposition("云岭海洋大学名单（草稿）.csv")
    assert header.isascii()
    assert header.startswith("attachment; filename*=utf-8''")
    assert unquote(header).endswith("''云岭海洋大学名单（草稿）.csv")


@pytest.mark.parametrize(
    "name", ['a"b.csv', "a/b.csv", "a\\b.csv", "a\r\nSet-Cookie: x=1.csv", "a:b|c?.csv", "../a.csv"]
)
def test_no_name_leads_out_of_its_folder_or_out_of_the_header(name):
    header = disposition(name)
    assert not set(unquote(header).split("filename", 1)[1]) & set("\r\n/\\:?|")
    assert unquote(header).rstrip('"').endswith(".csv")


def test_it_is_kept_by_nobody_and_guessed_at_by_no_browser():
    answer = hand_out(Download("名单.csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfx"))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content == b"\xef\xbb\xbfx"


@pytest.fixture
def upload(settings: Any, tmp_path: Path) -> str:
    settings.MEDIA_ROOT, settings.PUBLISHED_ROOT = tmp_path / "media", tmp_path / "public"
    path = tmp_path / "media" / "imports" / "名单 1.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"bytes of a file")
    return str(path)


def test_without_a_server_in_front_the_bytes_go_out_from_here(upload: str) -> None:
    answer = hand_over(upload, "名单.docx", "application/octet-stream")
    assert b"".join(answer) == b"bytes of a file"
    assert answer["Content-Length"] == "15"
    assert "X-Accel-Redirect" not in answer


def test_nginx_is_told_where_the_file_lies_and_nothing_else(upload: str, settings: Any) -> None:
    settings.PRIVATE_FILES_BY = "nginx"
    answer = hand_over(upload, "名单.docx", "application/octet-stream")
    assert answer["X-Accel-Redirect"] == "/internal/media/imports/" + quote("名单 1.docx")
    assert answer.content == b""
    assert answer["Cache-Control"] == "private, no-store"
    assert unquote(answer["Content-Disposition"]).endswith("''名单.docx")


def test_apache_is_told_the_whole_path(upload: str, settings: Any) -> None:
    settings.PRIVATE_FILES_BY = "xsendfile"
    answer = hand_over(upload, "名单.docx", "application/octet-stream")
    assert unquote(answer["X-Sendfile"]) == upload


@pytest.mark.parametrize("by", ["", "nginx", "xsendfile"])
def test_a_file_that_is_gone_is_said_to_be_gone(upload: str, settings: Any, by: str) -> None:
    settings.PRIVATE_FILES_BY = by
    Path(upload).unlink()
    with pytest.raises(Http404, match="已经不在了"):
        hand_over(upload, "名单.docx", "application/octet-stream")


def test_no_file_of_elsewhere_gets_an_address(upload: str, settings: Any, tmp_path: Path) -> None:
    settings.PRIVATE_FILES_BY = "nginx"
    (tmp_path / "secret_key").write_text("x")
    with pytest.raises(ValueError, match="is not in the subpath"):
        hand_over(str(tmp_path / "secret_key"), "x", "text/plain")
