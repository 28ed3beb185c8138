"""Compressed is what everybody may keep, and nothing that is somebody's own."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

from tests.factories import PASSWORD, RegisterEntryFactory, member

pytestmark = pytest.mark.django_db


def test_lists_are_compressed_where_they_are_made() -> None:
    RegisterEntryFactory.create_batch(3)
    plain = Client().get("/")
    packed = Client().get("/", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
    assert packed["Cache-Control"] == "public, max-age=60"


def test_pages_of_one_s_own_are_not() -> None:
    client = Client(headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in client.get("/account/login/")
    client.login(username=member("editor").username, password=PASSWORD)
    assert "Content-Encoding" not in client.get("/work/")
