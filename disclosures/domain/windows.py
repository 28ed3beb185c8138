"""When a filing may be worked on: the cycle's dates and the union's own, in Chinese time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from portal import clock

if TYPE_CHECKING:
    from disclosures.models import Cycle, Filing

AGAIN = (FilingState.RETURNED, FilingState.CORRECTING)
"""States in which a letter says what may be changed, and until when."""
EDITABLE = (FilingState.DRAFT, *AGAIN)


FRIDAY = 4


def return_day(today: dt.date) -> dt.date:
    """Return the day that a return or a correction proposes: ``RETURN_DAYS`` from today, never on a weekend."""
    day = today + dt.timedelta(days=settings.RETURN_DAYS)
    return day + dt.timedelta(days=7 - day.weekday()) if day.weekday() > FRIDAY else day


def is_open(cycle: Cycle, extended: dt.date | None = None) -> bool:
    """Say whether filings may be started in ``cycle`` today: from ``opens`` to ``closes``, both included.

    ``extended`` is the last day of the union's extension, where it has one.
    """
    return cycle.opens <= clock.today() <= closing_day(cycle, extended)


def due_day(cycle: Cycle, extended: dt.date | None = None) -> dt.date:
    """Return by when a union is asked to submit: the day of its extension, else the cycle's."""
    return max(cycle.due, extended or cycle.due)


def is_extended(cycle: Cycle, extended: dt.date | None) -> bool:
    """Say whether a union has a later day than the others of ``cycle``."""
    return due_day(cycle, extended) > cycle.due


def closing_day(cycle: Cycle, extended: dt.date | None = None) -> dt.date:
    """Return the last day on which a union may submit: an extension never takes days away."""
    return max(cycle.closes, extended or cycle.closes)


def last_day(filing: Filing) -> dt.date:
    """Return the last day on which ``filing`` may be edited and submitted.

    The cycle's closing day, or that of the union's extension; for a returned filing (or one that is
    being corrected) also the date of its letter, where that is later: who was asked to mend something
    may do so, even if the reviewer answered after the cycle had closed.
    """
    closes = closing_day(filing.cycle, filing.extended_until)
    if filing.state in AGAIN and filing.return_due:
        return max(closes, filing.return_due)
    return closes


def given_day(filing: Filing) -> dt.date:
    """Return the day that the college was given before any extension: its letter's, else the cycle's."""
    if filing.state in AGAIN and filing.return_due:
        return filing.return_due
    return filing.cycle.due


def asked_by(filing: Filing) -> dt.date:
    """Return by when the college is asked to submit ``filing``: the day given, or the extension's, if later."""
    given = given_day(filing)
    return max(given, filing.extended_until or given)


def closed_reason(filing: Filing) -> str | None:
    """Return why ``filing`` cannot be worked on today, or None where it can."""
    today, last = clock.today(), last_day(filing)
    if today < filing.cycle.opens:
        return _("填报从%(day)s开始，请到时再填。") % {"day": chinese(filing.cycle.opens)}
    if today > last:
        words = {"day": chinese(last), "federation": filing.federation.name}
        return over(filing, last) % words
    return None


def over(filing: Filing, last: dt.date) -> str:
    """Return the sentence about a filing whose last day has passed; a day of its own is called so."""
    if last == filing.extended_until:
        return _(
            "延期已于%(day)s到期，不能再修改或提交。已保存的内容都还在，如确需补报，请联系%(federation)s。"
        )
    return _(
        "填报已于%(day)s截止，不能再修改或提交。已保存的内容都还在，如确需补报，请联系%(federation)s。"
    )


def chinese(day: dt.date) -> str:
    """Write a date as a Chinese reader does: ``2026年11月3日``."""
    return f"{day.year}年{day.month}月{day.day}日"
