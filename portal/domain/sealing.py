"""The seal of an event: shows that the portal wrote it, and nobody with the database alone.

Whoever owns the database can add rows, and can work out the chain of hashes anew. A seal
takes a key that only the portal's settings hold (`AUDIT_KEYS`), so neither gives a valid one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.conf import settings

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
NONCE = 16
"""Hexadecimal digits at the beginning of a seal that make it differ from every other."""


class Told(NamedTuple):
    """What an event says, as it is sealed: everything but its id, which is given later."""

    at: dt.datetime
    actor: int | None
    action: str
    target: str
    college: int | None
    federation: int | None
    data: Any


def seal(told: Told) -> str:
    """Return a fresh seal of 64 hexadecimal digits."""
    nonce = secrets.token_hex(NONCE // 2)
    return nonce + _stamp(_keys()[0], nonce, told)


def holds(sealed: str, told: Told) -> bool:
    """Whether `sealed` was made for `told` with one of the keys."""
    nonce, stamp = sealed[:NONCE], sealed[NONCE:]
    return any(hmac.compare_digest(_stamp(key, nonce, told), stamp) for key in _keys())


def netstring(*parts: object) -> bytes:
    """Write parts down so that no two different lists read the same; None is not the empty text."""
    return b"".join(_part(part) for part in parts)


def microseconds(moment: dt.datetime) -> int:
    """Microseconds since 1970 in UTC, exactly."""
    return (moment - EPOCH) // dt.timedelta(microseconds=1)


def plain(data: Any) -> str:
    """Return one text for all JSON that says the same, however numbers and keys are written."""
    return json.dumps(_plain(data), sort_keys=True, ensure_ascii=False)


def _keys() -> list[str]:
    return settings.AUDIT_KEYS or [settings.SECRET_KEY]


def _stamp(key: str, nonce: str, told: Told) -> str:
    said = (nonce, microseconds(told.at), *told[1:-1], plain(told.data))
    digest = hmac.new(f"portal.event:{key}".encode(), netstring(*said), hashlib.sha256)
    return digest.hexdigest()[: 64 - NONCE]


def _part(part: object) -> bytes:
    if part is None:
        return b"-,"
    raw = str(part).encode()
    return b"%d:%b," % (len(raw), raw)


def _plain(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    if isinstance(data, int | float | Decimal) and not isinstance(data, bool):
        return ["number", f"{Decimal(str(data)).normalize():f}"]
    return data
