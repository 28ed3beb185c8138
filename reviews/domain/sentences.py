"""What people type into a review: kept as typed, within bounds."""

from __future__ import annotations

from django.utils.functional import Promise

from reviews.domain.refusals import Refused


def usable(text: str, longest: int, empty: str | Promise, too_long: str) -> str:
    """Return the text without surrounding space and NUL characters (PostgreSQL cannot keep them).

    Raises Refused with ``empty``, or with ``too_long`` (in which ``%d`` is the bound).
    """
    text = text.replace("\x00", "").strip()
    if not text:
        raise Refused(empty)
    if len(text) > longest:
        raise Refused(too_long % longest)
    return text
