"""A file that was made for the person who asks: its name, its type, and who may keep it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from portal.domain.downloads import Download
from portal.views.downloads import hand_out


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
