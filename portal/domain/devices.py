"""Devices on which somebody once logged in: so that a stranger's guessing elsewhere locks nobody out.

After a log-in the browser keeps a signed cookie that names the account by a keyed hash (OWASP, "Blocking
Brute Force Attacks", device cookies). Guesses from such a device are counted by themselves; those
from all other devices together.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "portal.device"
MOST = 8
"""Accounts that one browser remembers."""


def known(request: HttpRequest, name: str) -> str:
    """Return the device's own number where the account `name` once logged in on it, else nothing."""
    number, accounts = _read(request)
    return number if _mark(name) in accounts else ""


def remember(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Let the browser remember that `name` logged in on it."""
    number, accounts = _read(request)
    mark = _mark(name)
    kept = [mark, *(one for one in accounts if one != mark)][:MOST]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([number or secrets.token_urlsafe(12), kept], salt=SALT),
        max_age=settings.DEVICE_COOKIE_AGE,
        path="/account/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        number, accounts = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""),
            salt=SALT,
            max_age=settings.DEVICE_COOKIE_AGE,
        )
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return number, accounts


def _mark(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()[:32]
