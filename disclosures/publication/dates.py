"""Dates as documents write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


def shown(text: str) -> str:
    """`2024-12-11` becomes 2024年12月11日; any other wording stays as it was filed."""
    found = _ISO.match(text.strip())
    return f"{int(found[1])}年{int(found[2])}月{int(found[3])}日" if found else text


def day(moment: datetime | date) -> str:
    """The Chinese date of a moment, in local time."""
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment).date()
    return f"{moment.year}年{moment.month}月{moment.day}日"


def span(start: str, end: str) -> str:
    """One date, or two with a dash between them."""
    first, last = shown(start), shown(end)
    return f"{first}—{last}" if last and last != first else first
