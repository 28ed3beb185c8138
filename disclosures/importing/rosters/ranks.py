"""The rank of one person, as typed, and put back where Excel made a day of it.

What Excel and WPS make of ``a/b`` (Chinese and American settings alike): the day b of month a of the
present year where there is such a day; else, with b of two digits, the first day of month a of the
year b, where 30–99 are 1930–1999 and 00–29 are 2000–2029. Every other ``a/b`` stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from disclosures.importing.rosters.cells import Value, bare, tidy
from disclosures.reading import RankKind, read_rank

_SERIAL = (10959, 55153)
"""Excel's day numbers of 1930-01-01 and 2050-12-31."""
_EPOCH = date(1899, 12, 30)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = "|".join(_MONTHS)
_FULL = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?0{1,2}:00(?::00)?)?")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[-年](\d{1,2})月?")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_DAY_NAME = re.compile(rf"(\d{{1,2}})-({_MONTH})(?:-\d{{2,4}})?", re.IGNORECASE)
_NAME_YEAR = re.compile(rf"({_MONTH})-(\d{{2}})", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::00)?")
_LOOSE = re.compile(
    r"第?(\d{1,4})名?(?:of|-|–|—|－|~|,|，|;|；|在|/第|位/)(?:共)?(\d{1,4})(?:人|名)?(?:中|里)?(?:\(.*\))?",
    re.IGNORECASE,
)
_PLACE_OF = re.compile(
    r"(?:排名|第|名次)*:?第?(\d{1,4})(?=\D)名?[,，;；/]?(?:专业|总|班级|年级|共)*人?数?:?(\d{1,4})人?"
)


@dataclass(frozen=True, slots=True)
class RankCell:
    """``raw`` as the roster keeps it; the two numbers where they can be read.

    ``was``: what stood in the cell, where ``raw`` was put back from a day; ``lost``: Excel made a
    fraction's value of it, from which nothing can be put back; ``respelt``: another spelling of a/b.
    """

    raw: str
    place: int | None = None
    cohort: int | None = None
    was: str = ""
    lost: bool = False
    respelt: str = ""


def read(value: Value) -> RankCell:
    """Read one cell of a rank column."""
    if restored := _restored(value):
        raw, was = restored
        return _numbers(raw, was=was)
    raw = tidy(value)
    cell = _numbers(raw)
    if cell.place is not None:
        return cell
    if _is_lost(value):
        return RankCell(raw, lost=True)
    if hit := _LOOSE.fullmatch(bare(value)) or _PLACE_OF.fullmatch(bare(value)):
        spelt = f"{hit[1]}/{hit[2]}"
        return _numbers(spelt, respelt=raw)
    return cell


def read_pair(rank: Value, cohort: Value) -> RankCell:
    """Read a rank and the number of people from two columns."""
    cell = read(rank)
    count = re.sub(r"^[共/]|[人名]$", "", tidy(cohort))
    if cell.place is None or cell.cohort is not None or not count.isdecimal():
        return cell
    return RankCell(f"{cell.place}/{count}", cell.place, int(count), was=cell.was)


def _numbers(raw: str, was: str = "", respelt: str = "") -> RankCell:
    rank = read_rank(raw)
    if rank.kind not in (RankKind.GIVEN, RankKind.BARE):
        return RankCell(raw, was=was, respelt=respelt)
    return RankCell(raw, rank.place, rank.cohort, was=was, respelt=respelt)


def _is_lost(value: Value) -> bool:
    """Say whether a cell holds the value of a fraction (4/38 became 0.105…)."""
    if isinstance(value, float):
        return 0 < value < 1
    return bool(re.fullmatch(r"0?\.\d{3,}", bare(value)))


def _restored(value: Value) -> tuple[str, str] | None:
    """Return (rank, what the cell shows) where a cell is a day or a day's number."""
    if isinstance(value, datetime | date):
        raw = _of_day(value.year, value.month, value.day)
        return (raw, _shown(value)) if raw else None
    if isinstance(value, time):
        return f"{value.hour}/{value.minute}", f"{value.hour}:{value.minute:02}"
    if isinstance(value, bool):
        return None
    text = bare(value)
    if isinstance(value, int | float) or text.isdecimal():
        return _of_serial(text)
    return _of_text(text)


def _of_serial(text: str) -> tuple[str, str] | None:
    if not text.isdecimal() or not _SERIAL[0] <= int(text[:6]) <= _SERIAL[1] or len(text) > 5:  # noqa: PLR2004
        return None
    on = _EPOCH + timedelta(days=int(text))
    raw = _of_day(on.year, on.month, on.day)
    return (raw, _shown(on)) if raw else None


def _of_day(year: int, month: int, day: int) -> str:
    """Return the a/b that became this day, "" where no a/b becomes it.

    A first of a month other than January stands for a month and a year, as a rank of 2/1 is none.
    """
    century = 1900
    if century + 30 <= year < century + 100:
        return f"{month}/{year - century}" if day == 1 else ""
    if day == 1 and month > 1 and century + 100 <= year < century + 130:
        return f"{month}/{year - century - 100}"
    return f"{month}/{day}"


def _shown(value: date) -> str:
    if value.day == 1:
        return f"{value.year}年{value.month}月"
    return f"{value.month}月{value.day}日"


def _of_text(text: str) -> tuple[str, str] | None:
    if hit := _CLOCK.fullmatch(text):
        return f"{int(hit[1])}/{int(hit[2])}", text
    if hit := _FULL.fullmatch(text):
        raw = _of_day(int(hit[1]), int(hit[2]), int(hit[3]))
    elif hit := _YEAR_MONTH.fullmatch(text):
        raw = _of_day(int(hit[1]), int(hit[2]), 1)
    elif hit := _MONTH_DAY.fullmatch(text):
        raw = f"{int(hit[1])}/{int(hit[2])}"
    elif hit := _DAY_NAME.fullmatch(text):
        raw = f"{_MONTHS[hit[2].lower()]}/{int(hit[1])}"
    elif hit := _NAME_YEAR.fullmatch(text):
        raw = f"{_MONTHS[hit[1].lower()]}/{int(hit[2])}"
    else:
        return None
    return (raw, text) if raw else None
