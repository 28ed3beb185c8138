"""Dates in text."""

import re
from dataclasses import dataclass
from datetime import date

from disclosures.reading.numerals import numeral_value, plain

_N = r"[0-9]{1,2}|[〇○零一二三四五六七八九十]{1,3}"
_YEAR = r"(?<![0-9])[0-9]{4}|(?<![0-9])[0-9]{2}(?=\s*年)|[〇○零一二三四五六七八九]{4}"
_DAY = re.compile(
    rf"(?P<y>{_YEAR})\s*[-年./]\s*(?P<m>{_N})\s*[-月./]\s*(?P<d>{_N})(?![0-9])\s*[日号]?"
    r"(?:\s*[T ]?\d{1,2}:\d{2}(?::\d{2})?)?"
)
_UNTIL = re.compile(
    r"\s*+(?:\([^)]{1,6}\)\s*+)?(?:-+|[—–~～]+|至|到)\s*"
    rf"(?:(?:(?P<y>{_YEAR})\s*[-年./]\s*)?(?P<m>{_N})\s*[-月./]\s*)?(?P<d>{_N})(?![0-9])\s*[日号]?"
)
_MONTH = re.compile(rf"(?P<y>{_YEAR})\s*[-年./]\s*(?P<m>{_N})(?![0-9])")


@dataclass(frozen=True)
class Spotted:
    """A date, or a range of days, and where it stands in the text (after NFKC)."""

    first: date
    last: date
    start: int
    end: int


def spotted_days(text: str) -> list[Spotted]:
    """Return all full dates of a text; ``2020年11月17日至18日`` is one, with two ends."""
    text, found, at = plain(text), [], 0
    while hit := _DAY.search(text, at):
        at = hit.end()
        first = _date(hit["y"], hit["m"], hit["d"])
        if first is None:
            continue
        last, at = _until(text, hit.end(), first)
        found.append(Spotted(first, last, hit.start(), at))
    return found


def days(text: str) -> list[date]:
    """Return the (first) days of all full dates in a text, in their order."""
    return [spotted.first for spotted in spotted_days(text)]


def day(text: str) -> date | None:
    """Return the one date of a text, of a range the first day.

    None where there is none, where several differ, or where the year is missing.
    """
    found = set(days(text))
    return found.pop() if len(found) == 1 else None


def day_range(text: str) -> tuple[date, date] | None:
    """Return first and last day of the one date or range of a text."""
    found = {(spotted.first, spotted.last) for spotted in spotted_days(text)}
    return found.pop() if len(found) == 1 else None


def month(text: str) -> tuple[int, int] | None:
    """Return (year, month) of the one date of a text, the day may be missing (``2024年3月``)."""
    hits = _MONTH.finditer(plain(text))
    found = {(on.year, on.month) for hit in hits if (on := _date(hit["y"], hit["m"], "1"))}
    return found.pop() if len(found) == 1 else None


def _until(text: str, at: int, first: date) -> tuple[date, int]:
    """Return the last day of a range that goes on at ``at``, and where it ends."""
    hit = _UNTIL.match(text, at)
    if hit is None:
        return first, at
    last = _date(hit["y"] or str(first.year), hit["m"] or str(first.month), hit["d"])
    if last is None or last < first:
        return first, at
    return last, hit.end()


def _date(year: str, month: str, day: str) -> date | None:
    y, m, d = (numeral_value(part) for part in (year, month, day))
    if y is None or m is None or d is None:
        return None
    try:
        return date(y + 2000 if re.fullmatch(r"\d\d", year) else y, m, d)  # 24年 is 2024
    except ValueError:
        return None
