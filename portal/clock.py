"""What time it is: asked here and nowhere else, so that it can be set in one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("_set", default=None)


def now() -> datetime:
    """Return the present moment, with a time zone."""
    return _set.get() or timezone.now()


def today() -> date:
    """Return today's date in the portal's time zone (Chinese time)."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be `moment` inside: for the invented past of the demonstration, and for tests."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
