"""Secrets that have to be read again are kept encrypted (a TOTP secret cannot be a hash)."""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

INFO = b"portal second factor"


def encrypt(text: str) -> str:
    """Return `text` as only this portal can read it (AES-128-CBC with HMAC-SHA-256)."""
    return _box(_keys()).encrypt(text.encode()).decode()


def decrypt(kept: str) -> str:
    """Return what `encrypt` was given; raises `cryptography.fernet.InvalidToken` under another key."""
    return _box(_keys()).decrypt(kept.encode()).decode()


def _keys() -> tuple[str, ...]:
    own = settings.SECOND_FACTOR_KEY
    return (*filter(None, [own]), settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO)
    return base64.urlsafe_b64encode(hkdf.derive(key.encode()))
