"""What a server does not start with: passwords and keys that somebody may guess."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})
"""Hosts that nobody reaches from elsewhere."""
OTHERWISE = frozenset({"sslcert", "passfile", "service"})
"""Options of a PostgreSQL address by which a password is not needed, or lies in a file of its own."""
_USUAL = re.compile(
    r"password|passwd|passw0rd|changeme|change.me|secret|12345|abcdef|qwerty|admin|postgres|portal|example|insecure",
    re.IGNORECASE,
)
_LEAST_DIFFERENT = 6
_WAY_OUT = 'for example from python3 -c "import secrets; print(secrets.token_urlsafe(24))"'


def refuse_weak(name: str, value: str, *, at_least: int = 12) -> None:
    """Raise ImproperlyConfigured, naming the variable, for a secret that is short, uniform or usual.

    Empty is not weak: whatever wants the secret says itself that it is missing.
    """
    if not value:
        return
    if len(value) < at_least or len(set(value)) < _LEAST_DIFFERENT or _USUAL.search(value):
        message = (
            f"{name} is too weak: give at least {at_least} random characters, none of the usual words, "
            f"{_WAY_OUT}."
        )
        raise ImproperlyConfigured(message)


def refuse_weak_address(name: str, url: str) -> None:
    """Raise ImproperlyConfigured for a server's address whose password is weak, or missing.

    None is needed for a socket or for this machine, nor with a certificate or a file of passwords.
    """
    parts = urlsplit(url)
    options = parse_qs(parts.query)
    password = unquote(parts.password or "") or options.get("password", [""])[0]
    refuse_weak(f"The password in {name}", password)
    host = parts.hostname or options.get("host", [""])[0]
    here = host in LOCAL or host.startswith("/") or parts.scheme.endswith("socket")
    if not (password or here or OTHERWISE & set(options)):
        message = f"{name} reaches {host} without a password: give that server one, {_WAY_OUT}."
        raise ImproperlyConfigured(message)


def refuse_any_host(name: str, hosts: list[str]) -> list[str]:
    """Return the hosts that the portal answers to; raise ImproperlyConfigured where any host is one."""
    if any(host in {"*", "."} for host in hosts):
        message = f"{name} must name the portal's own host names; * would let a visitor choose one."
        raise ImproperlyConfigured(message)
    return hosts
