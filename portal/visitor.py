"""From which address a request comes, also behind proxies."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

NETWORK = 64
"""Bits of an IPv6 address that name a household; it chooses the others freely."""


def address_of(request: HttpRequest) -> str:
    """Return the address of whoever asks; empty where the server does not say.

    Each proxy of ours (`TRUSTED_PROXIES`, the number of them in a row) appends to `X-Forwarded-For`
    the address it was asked from. What stands further left is the visitor's own invention.
    """
    hops = settings.TRUSTED_PROXIES
    named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if hops and len(named) >= hops and named[-hops]:
        return named[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def network_of(address: str) -> str:
    """Return what counts as one visitor: the address, of IPv6 the network; what is no address as it is."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, NETWORK), strict=False))
    return str(found)
