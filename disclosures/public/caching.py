"""What browsers and proxies may keep, and for how long."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponseBase
from django.utils.cache import patch_cache_control

Response = TypeVar("Response", bound=HttpResponseBase)

LISTS = 60
FILES = 600
YEAR = 365 * 24 * 3600


def shortly(response: Response) -> Response:
    """A list: a minute, so that a new publication is seen soon."""
    patch_cache_control(response, public=True, max_age=LISTS)
    return response
