"""Times and places in the words of a Chinese reader."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import clock


def moment(at: dt.datetime | None) -> str:
    """Write a moment: today only the time, else also the date (``11月20日 14:32``); empty for None."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    time = f"{local:%H:%M}"
    if local.date() == clock.today():
        return time
    day = _("%(month)s月%(day)s日") % {"month": local.month, "day": local.day}
    year = "" if local.year == clock.today().year else _("%s年") % local.year
    return f"{year}{day} {time}"


def full_moment(at: dt.datetime) -> str:
    """Write date and time in full (``2026年11月20日 14:32:05``)."""
    local = timezone.localtime(at)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M:%S}"
