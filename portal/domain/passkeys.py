"""Passkeys (通行密钥, WebAuthn): what the browser is asked, and whether its answer holds."""

from __future__ import annotations

import json
import struct
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from portal.domain import throttle
from portal.models import User

BROKEN = (
    *(ValidationError, ValueError, TypeError, LookupError, AttributeError),
    *(RecursionError, struct.error),  # lists in lists, and numbers that are cut off
)
"""What a made-up answer breaks in the library."""


class NotThis(Exception):
    """The browser's answer does not fit: another key, another site, an old question."""


def ask_to_make(user: User) -> str:
    """Return the options (JSON) with which a browser makes a passkey for `user`."""
    return json.dumps(auth.begin_registration(user, passwordless=True))


def made(credential: Any) -> dict[str, Any]:
    """Return the browser's new passkey when it answers the question of this session; else raise `NotThis`."""
    auth_data: dict[str, Any] = _held(lambda: _registered(credential))
    return auth_data


def ask_for(user: User | None) -> str:
    """Return the options (JSON) with which a browser proves a passkey: one of `user`'s, or any at all."""
    return json.dumps(auth.begin_authentication(user))


def answered(user: User | None, credential: Any) -> Authenticator:
    """Return the passkey that answers the question of this session; else raise `NotThis`.

    `user` None: whoever the passkey belongs to (its user was verified by the device).
    """
    if user is not None:
        throttle.refuse_if_spent(("second_factor", str(user.pk)))
    return _held(lambda: _answered(user, credential))


def _answered(user: User | None, credential: Any) -> Authenticator:
    given = auth.parse_authentication_response(credential).response.authenticator_data
    # Not by the question alone: this session may have been asked one that lets a key answer unverified.
    if user is None and not given.is_user_verified():
        raise NotThis
    owner = user or auth.extract_user_from_response(credential)
    return auth.complete_authentication(owner, credential)


def _registered(credential: Any) -> dict[str, Any]:
    auth.parse_registration_response(credential)
    if not auth.complete_registration(credential).is_user_verified():
        raise NotThis
    return dict(credential)


def _held(step: Any) -> Any:
    """Do `step`; whatever a made-up answer breaks in the library is `NotThis`."""
    try:
        return step()
    except BROKEN as error:
        raise NotThis from error
