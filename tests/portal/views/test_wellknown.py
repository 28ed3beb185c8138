"""`/.well-known/security.txt`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from portal import clock
from portal.settings import env

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/security.txt"


def test_it_names_the_contacts_and_until_when(settings: Any) -> None:
    settings.SECURITY_CONTACTS = ["mailto:anquan@example.org", "https://example.org/report"]
    answer = Client().get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in answer.content.decode().splitlines()]
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACTS
    given = dict(fields)
    assert given["Canonical"] == f"http://testserver{ADDRESS}"
    expires = datetime.fromisoformat(given["Expires"])
    assert clock.now() < expires < clock.now() + timedelta(days=365)


def test_without_a_contact_there_is_none() -> None:
    assert Client().get(ADDRESS).status_code == 404


def test_a_contact_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURITY_CONTACTS", "anquan@example.org")
    with pytest.raises(ImproperlyConfigured, match="mailto:"):
        env.addresses("SECURITY_CONTACTS")
    monkeypatch.setenv("SECURITY_CONTACTS", "mailto:anquan@example.org,tel:+86-10-00000000")
    assert len(env.addresses("SECURITY_CONTACTS")) == 2
