"""Addresses to go on to that came with a request: only those of this site are followed."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_path(request: HttpRequest, wanted: str | None) -> str:
    """Return `wanted` where it is a path of this site (``/work/…``), else an empty text.

    Another host, another scheme, and a bare word, which a redirect would take for an address's name,
    all lead nowhere.
    """
    path = wanted or ""
    hosts = {request.get_host()}
    own = url_has_allowed_host_and_scheme(path, hosts, require_https=request.is_secure())
    return path if own and path.startswith("/") else ""
