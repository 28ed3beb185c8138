"""Telling the senders of one day apart without keeping who they are."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from portal import clock
from portal.visitor import network_of

SALT = "reviews.objections.sender"


def sender_of(address: str) -> str:
    """Return a keyed hash of a network address that is another one tomorrow; of no address too."""
    value = f"{clock.today().isoformat()} {network_of(address)}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()
