"""A file made for the person who asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """Its name for people (Chinese, with ending), media type, bytes."""

    name: str
    content_type: str
    body: bytes
