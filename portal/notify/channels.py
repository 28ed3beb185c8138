"""Ways beside the inbox: e-mail, and others (SMS, WeCom) that a setting names.

A channel is a class without arguments; `NOTIFY_CHANNELS` lists dotted paths. Its instance says
where it would send a message (`address`), and sends (`send`). What it raises is a failure that
is tried again, unless it raises `RefusedError`.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from portal.models import Message, User

MAIL = "portal.notify.mail.Mail"


class RefusedError(Exception):
    """The other side will never take this (an address that does not exist): no further try."""


class Channel(Protocol):
    """One way of reaching people. Two recipients with one address get one delivery.

    `code`: kept in the log, at most 20 letters, never changed. `name`: in Chinese. An address is
    shown in the log: it must be no secret.
    """

    code: str
    name: str | Promise

    def address(self, user: User, message: Message) -> str:
        """Return where `user` is reached with `message`; "" where not at all."""
        ...

    def missing(self) -> str:
        """Say in a sentence why `address` is empty."""
        ...

    def send(self, address: str, subject: str, text: str, url: str, key: str) -> None:
        """Send, or raise. `url` is absolute; `key` is the same at every try of one delivery."""
        ...


def active() -> list[Channel]:
    """Return e-mail and the channels of the setting, in this order."""
    return list(_made((MAIL, *settings.NOTIFY_CHANNELS)))


def by_code(code: str) -> Channel | None:
    """Return the active channel with this code, if there is one."""
    return next((one for one in active() if one.code == code), None)


def name_of(code: str) -> str:
    """Return the name of a channel; its code where it is no longer active."""
    found = by_code(code)
    return str(found.name) if found else code


@cache
def _made(paths: tuple[str, ...]) -> tuple[Channel, ...]:
    return tuple(import_string(path)() for path in paths)
