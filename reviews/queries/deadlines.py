"""Until when the college has the next step, and which filings are past it."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.db.models.lookups import LessThan

from disclosures.enums import FilingState
from disclosures.models import Filing
from portal import clock

ASKED = (FilingState.RETURNED, FilingState.CORRECTING)
"""States in which a letter names the date."""


def deadline(filing: Filing) -> date | None:
    """Return the last day that the college was given, with its extension; None where it has nothing to do.

    The cycle's ``due`` before the first submission, the letter's date after a return. Later than this it may
    still submit until the cycle closes: it is overdue.
    """
    if filing.state == FilingState.DRAFT:
        given = [filing.cycle.due, filing.extended_until]
    elif filing.state in ASKED:
        given = [filing.return_due, filing.extended_until]
    else:
        given = []
    return max((day for day in given if day), default=None)


def overdue() -> Q:
    """Return the condition for filings whose ``deadline`` has passed."""
    today = clock.today()
    draft = Q(state=FilingState.DRAFT) & _before(today, "cycle__due")
    return draft | (Q(state__in=ASKED) & _before(today, "return_due"))


def _before(today: date, given: str) -> Q:
    """PostgreSQL's GREATEST leaves out what is empty."""
    return Q(LessThan(Greatest(F(given), F("extended_until")), today))
