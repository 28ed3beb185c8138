"""Which reminder a union is due on a day. Pure: dates and a state in, a reminder or nothing out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from disclosures.domain.windows import AGAIN
from disclosures.enums import FilingState

GRACE = 2
"""Days that a reminder may come late: the worker was down, or an extension moved the dates."""
BEFORE = (14, 3)
"""Days before the due date."""
EVERY, MOST = 3, 4
"""Overdue: each so many days, so many times at most."""


class Kind(StrEnum):
    """What a reminder is about; the values stand in keys and are never changed."""

    OPENING = "opening"
    TWO_WEEKS = "due-14"
    THREE_DAYS = "due-3"
    OVERDUE = "overdue"
    RETURN_DUE = "return-3"
    RETURN_OVERDUE = "return-over"


@dataclass(frozen=True)
class Dates:
    """A union's own days in a cycle, all included: with its extension, and with its letter's date.

    ``last``: the last day for submitting; ``letter``: the date of the return letter that is open, or that
    of an extension after it.
    """

    opens: dt.date
    due: dt.date
    last: dt.date
    letter: dt.date | None = None


@dataclass(frozen=True)
class Reminder:
    """One reminder: ``day`` when it is planned, ``about`` the date that it speaks of, ``nth`` of its kind."""

    kind: Kind
    day: dt.date
    about: dt.date
    nth: int = 1

    def key(self, cycle: int, union: int) -> str:
        """Return the name under which it is sent once; other dates are another reminder."""
        nth = f"-{self.nth}" if self.kind == Kind.OVERDUE else ""
        return f"{prefix(cycle, union)}{self.kind}{nth}:{self.about:%Y%m%d}"


def prefix(cycle: int, union: int | None = None) -> str:
    """Return what the keys of all reminders of a union in a cycle begin with; without it, of the cycle."""
    return f"reminder:{cycle}:{union}:" if union else f"reminder:{cycle}:"


def planned(dates: Dates, state: str) -> list[Reminder]:
    """Return every reminder for a filing that stays in ``state`` ("" for one not begun), by day.

    Nothing for what is submitted, approved or published: who is done is left in peace.
    """
    if state in AGAIN:
        found = _of_letter(dates)
    elif state in {"", FilingState.DRAFT}:
        found = _of_cycle(dates)
    else:
        return []
    return sorted(found, key=lambda one: one.day)


def due_on(today: dt.date, dates: Dates, state: str) -> Reminder | None:
    """Return the reminder of ``today``: the latest that is planned by then and not older than `GRACE` days."""
    ready = [one for one in planned(dates, state) if 0 <= (today - one.day).days <= GRACE]
    useful = [one for one in ready if _useful(one, today, dates)]
    return useful[-1] if useful else None


def _useful(one: Reminder, today: dt.date, dates: Dates) -> bool:
    """A date that has passed is no longer announced; what is closed is asked for no more."""
    if one.kind in {Kind.TWO_WEEKS, Kind.THREE_DAYS, Kind.RETURN_DUE}:
        return today <= one.about
    return today <= dates.last or one.kind == Kind.RETURN_OVERDUE


def _of_cycle(dates: Dates) -> Iterator[Reminder]:
    yield Reminder(Kind.OPENING, dates.opens, dates.opens)
    for kind, days in zip((Kind.TWO_WEEKS, Kind.THREE_DAYS), BEFORE, strict=True):
        day = dates.due - dt.timedelta(days=days)
        if day > dates.opens:
            yield Reminder(kind, day, dates.due)
    for nth in range(MOST):
        day = dates.due + dt.timedelta(days=1 + EVERY * nth)
        if day <= dates.last:
            yield Reminder(Kind.OVERDUE, day, dates.due, nth + 1)


def _of_letter(dates: Dates) -> Iterator[Reminder]:
    if dates.letter:
        yield Reminder(Kind.RETURN_DUE, dates.letter - dt.timedelta(days=BEFORE[1]), dates.letter)
        yield Reminder(Kind.RETURN_OVERDUE, dates.letter + dt.timedelta(days=1), dates.letter)
