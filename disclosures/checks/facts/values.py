"""Typed numbers and dates, read: what was typed beside what it means."""

import re
from dataclasses import dataclass
from datetime import date

from disclosures.checks.facts.wording import bare
from disclosures.reading import day_range, number

LONGEST = 200
"""Characters of a cell that are read; a longer one is no number and no date."""

_SOME_DATE = re.compile(r"[0-9０-９一二三四五六七八九十]\s*[月./／．\-]")
_VAGUE = re.compile(r"[0-9０-９][.．点][0-9０-９]|[多余几]")


@dataclass(frozen=True)
class Count:
    """A typed number: ``raw`` as typed, ``value`` None where there is none or it cannot be read."""

    raw: str = ""
    value: int | None = None

    @property
    def unreadable(self) -> bool:
        """Whether something is typed that is no whole number."""
        return bool(self.raw) and self.value is None


@dataclass(frozen=True)
class Days:
    """A typed date, or the first and last day of one that goes over several days."""

    raw: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def unreadable(self) -> bool:
        """Whether something is typed that is no full date."""
        return bool(self.raw) and self.first is None

    @property
    def lacks_year(self) -> bool:
        """Whether it looks like a date without its year."""
        return self.unreadable and bool(_SOME_DATE.search(self.raw[:LONGEST]))

    def meets(self, other: "Days") -> bool:
        """Whether the two have a day in common; False where one is not known."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.last and other.first <= self.last

    @property
    def text(self) -> str:
        """``2024年12月11日`` or ``2020年11月17日至18日``; as typed where it could not be read."""
        if self.first is None or self.last is None:
            return self.raw
        begin = f"{self.first.year}年{self.first.month}月{self.first.day}日"
        if self.last == self.first:
            return begin
        month = "" if self.last.month == self.first.month else f"{self.last.month}月"
        year = "" if self.last.year == self.first.year else f"{self.last.year}年"
        month = f"{self.last.month}月" if year else month
        return f"{begin}至{year}{month}{self.last.day}日"


def read_count(text: str) -> Count:
    """Read a whole number of zero or more; 一百多 and 1.2万 are none.

    A remark in brackets does not count: ``23人（含主席团3人）`` is 23.
    """
    if len(text) > LONGEST:
        return Count(text)
    for plain in (bare(text), text):
        if (value := None if _VAGUE.search(plain) else number(plain)) is not None:
            return Count(text, value)
    return Count(text)


def read_days(text: str, until: str = "") -> Days:
    """Read a date with its year; ``until`` the last day where it has a field of its own."""
    found = day_range(text) if len(text) <= LONGEST else None
    if found is None:
        return Days(text)
    first, last = found
    end = day_range(until) if 0 < len(until) <= LONGEST else None
    return Days(text, first, max(last, end[1]) if end else last)
