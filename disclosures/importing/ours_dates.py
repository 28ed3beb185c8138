"""Dates as the portal prints them, back into what its forms keep."""

from __future__ import annotations

import re

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def iso(shown: str) -> str:
    """Return 2024-12-11 for 2024年12月11日; any other wording unchanged."""
    hit = _DAY.fullmatch(shown)
    return f"{hit[1]}-{int(hit[2]):02}-{int(hit[3]):02}" if hit else shown
