"""What time it is: asked here and nowhere else, so that a test can set it in one place."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return the present moment, with a time zone."""
    return timezone.now()


def today() -> date:
    """Return today's date in the portal's time zone (Chinese time)."""
    return timezone.localdate(now())
