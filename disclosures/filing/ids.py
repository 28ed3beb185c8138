"""Numbers that come from outside."""

from __future__ import annotations

import re

from django.http import HttpRequest

NONE = -1
"""A revision that no draft has: a save from it conflicts, and nothing is lost."""


def revision(request: HttpRequest) -> int:
    """Return the revision that the posted form started from.

    After a conflict, 用我输入的 posts the newest revision, which was shown, beside the old one.
    """
    name = "keep_mine_revision" if "keep_mine" in request.POST else "revision"
    found = whole_number(request.POST.get(name, ""))
    return NONE if found is None else found


def whole_number(text: str) -> int | None:
    """Return a number of at most eight digits; None for anything else."""
    return int(text) if re.fullmatch(r"[0-9]{1,8}", text) else None
