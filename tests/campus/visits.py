"""Visits to a portal that offers the strict server under the id `strict`."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user
from django.test import Client

from portal.campus import linking, providers
from portal.models import User
from tests.campus.walking import at_strict, come_back, leave

START, BACK = "/account/campus/{}/", "/account/campus/{}/back/"
PERSON = "20261234"


def linked(user: User, provider: str = "strict", identity: str = PERSON) -> None:
    found = providers.find(provider)
    assert found
    linking.link(user, found, identity)


def who(visitor: Client) -> Any:
    return get_user(visitor)


def words(answer: Any) -> str:
    """What the page says (above it stands a nonce, new each time)."""
    return answer.content.decode().partition("<main")[2]


def arrive(visitor: Client, provider: str = "strict", person: str = PERSON, **data: str) -> Any:
    return come_back(visitor, at_strict(leave(visitor, START.format(provider), **data), person))
