"""By the code on the paper: genuine, superseded, unknown; by the SHA-256: the same or not."""

from __future__ import annotations

import pytest
from django.test import Client

from disclosures.models import Publication

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_known_code_shows_whose_it_is(client: Client, published: Publication) -> None:
    page = text(client, f"/verify/{published.code}/")
    pdf = published.files.get(kind="pdf")
    for part in ("现行版本", "云岭海洋大学", "2024—2025学年", published.content_hash, pdf.sha256):
        assert part in page


def test_codes_are_taken_as_people_type_them(client: Client, published: Publication) -> None:
    code = published.code
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code[8:])
    for typed in (
        f" {code[:4].lower()}-{code[4:8]} {code[8:]} ",
        f"{code[:4]}－{code[4:8]}—{wide}",
    ):
        response = client.get("/verify/", {"code": typed})
        assert response["Location"] == f"/verify/{code}/"
    assert "现行版本" in text(client, f"/verify/{code.lower()}/")


def test_an_unknown_code_says_what_that_means(client: Client) -> None:
    response = client.get("/verify/7K3MP9QX2HTD/")
    assert response.status_code == 404
    assert "没有查到验证码 7K3M-P9QX-2HTD" in response.content.decode()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "请输入"),
        ("   ", "请输入"),
        ("——", "请输入"),
        ("云岭海洋大学", "请输入"),
        ("9" * 60, "验证码只有12位"),
    ],
)
def test_what_is_no_code_is_asked_for_again(client: Client, code: str, sentence: str) -> None:
    response = client.get("/verify/", {"code": code})
    assert response.status_code == 200
    assert sentence in response.content.decode()


def test_the_hash_of_the_file_at_hand_is_compared(client: Client, published: Publication) -> None:
    right = published.files.get(kind="pdf").sha256
    path = f"/verify/{published.code}/?sha256="
    assert "完全一致" in text(client, path + right.upper())
    assert "不一致" in text(client, path + "0" * 64)
    assert "完全一致" not in text(client, path)


def test_verification_pages_are_not_indexed(client: Client) -> None:
    assert 'content="noindex"' in text(client, "/verify/")
