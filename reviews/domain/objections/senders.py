"""Telling the senders of one day apart without keeping who they are."""

from __future__ import annotations

import ipaddress

from django.utils.crypto import salted_hmac

from portal import clock

SALT = "reviews.objections.sender"
NETWORK = 64
"""Bits of an IPv6 address that name a household; it chooses the others freely."""


def sender_of(address: str) -> str:
    """Return a keyed hash of a network address that is another one tomorrow; of no address too."""
    value = f"{clock.today().isoformat()} {network_of(address)}"
    return salted_hmac(SALT, value, algorithm="sha256").hexdigest()


def network_of(address: str) -> str:
    """Return the address itself, of IPv6 the network; what is no address as it is."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, NETWORK), strict=False))
    return str(found)
