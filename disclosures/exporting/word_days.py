"""Dates as the PDF prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

HERE = ZoneInfo("Asia/Shanghai")
"""The one time of all of China."""


def day(moment: datetime) -> str:
    """Return the Chinese date of a moment: 2025年11月20日."""
    on = moment.astimezone(HERE)
    return f"{on.year}年{on.month}月{on.day}日"
