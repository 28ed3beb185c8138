"""Finding lines of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from disclosures.models import RegisterEntry

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_WORDS = 5


def find(words: str = "", province: str = "", year: str = "") -> QuerySet[RegisterEntry]:
    """Lines whose names hold every word (or whose pinyin does), of a province and a year.

    Empty means any. A word in Latin letters is looked for in the pinyin too, in full or as
    initials (`ylsf`).
    """
    entries = RegisterEntry.objects.all()
    for word in words.split()[:MOST_WORDS]:
        entries = entries.filter(_holds(word))
    if province:
        entries = entries.filter(province_slug=province)
    if year:
        entries = entries.filter(edition_key=year)
    return entries.select_related("publication").defer("publication__document")


def _holds(word: str) -> Q:
    names = Q(college_name__icontains=word) | Q(union_name__icontains=word)
    return names | Q(pinyin__icontains=word.lower()) if word.isascii() else names


def provinces() -> list[tuple[str, str]]:
    """The provinces that have published something: (slug, name), by name."""
    rows = RegisterEntry.objects.order_by("province").values_list("province_slug", "province")
    return list(rows.distinct())


def years() -> list[tuple[str, str]]:
    """The years that were published under: (key, period), newest first, each once.

    Two federations may have forms of their own of one year; the first one's words stand.
    """
    rows = RegisterEntry.objects.order_by("-edition_key", "-period")
    return list(dict(rows.values_list("edition_key", "period").distinct()).items())
