"""What we ask of a campus's server: nobody else's, not for long, and not much of it."""

from __future__ import annotations

import time
from typing import Any

import requests

from portal.campus.configured import Provider, origin

CONNECT, READ, WHOLE = 3.0, 5.0, 8.0
"""Seconds: to be taken, between two pieces, for the whole answer."""
LARGEST = 512 * 1024
"""Bytes of an answer; the largest key sets have some tens of thousands."""


class Bounded(requests.Session):
    """A session that goes to a provider's own addresses only, follows nothing and reads no more than it must.

    Everything that goes wrong is a `requests.RequestException`. Neither proxies nor certificates
    are taken from the environment.
    """

    def __init__(self, provider: Provider) -> None:
        super().__init__()
        self.provider = provider
        self.trust_env = False
        self.verify = provider.ca_file or True

    def request(self, method: Any, url: Any, *args: Any, **options: Any) -> requests.Response:  # type: ignore[override]
        check_origin(self.provider, str(url))
        fixed = {"allow_redirects": False, "stream": True, "timeout": (CONNECT, READ)}
        end = time.monotonic() + WHOLE
        response = super().request(method, url, *args, **{**options, **fixed})
        with response:
            if response.is_redirect:
                raise requests.TooManyRedirects("a campus's server sends us elsewhere")
            response._content = _read(response, end)  # noqa: SLF001 - as `requests` itself keeps it
        return response


def check_origin(provider: Provider, address: str) -> None:
    """Raise InvalidURL where `address` is not one of the provider's."""
    try:
        known = origin(address) in provider.allowed_origins
    except ValueError:
        known = False
    if not known:
        raise requests.exceptions.InvalidURL("not an address of the configured provider")


def _read(response: requests.Response, end: float) -> bytes:
    body = b""
    for piece in response.iter_content(16 * 1024):
        body += piece
        if len(body) > LARGEST:
            raise requests.exceptions.ContentDecodingError("an answer of unreasonable size")
        if time.monotonic() > end:
            raise requests.ReadTimeout("an answer that does not end")
    return body
