"""The day on which everything of a cycle becomes public: what may be chosen, and what a move does."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from disclosures.domain import release_telling, releasing
from disclosures.domain.windows import chinese
from disclosures.enums import FilingState
from disclosures.models import Filing, Publication, RegisterEntry
from portal import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import Cycle

FURTHEST = dt.timedelta(days=400)
"""After the closing day; more is a mistyped year."""


def settled(
    wanted: dt.datetime | None, old: dt.datetime | None, now: dt.datetime
) -> dt.datetime | None:
    """Return the moment that is kept: whole minutes; a new one that has passed is the present minute."""
    if wanted is None or wanted == old:
        return wanted
    return max(wanted, now).replace(second=0, microsecond=0)


def problem(opens: dt.date, closes: dt.date, at: dt.datetime | None) -> str | None:
    """Say what is wrong with a moment and what to choose; None where nothing is."""
    if at is None:
        return None
    if localdate(at) < opens:
        return _("统一公开的时间要在开始填报（%s）当天或以后，请改晚一些。") % chinese(opens)
    if localdate(at) > closes + FURTHEST:
        return _("统一公开的时间在关闭一年多以后，请核对年份。")
    return None


def waiting(cycle: Cycle) -> QuerySet[Filing]:
    """The filings that are approved and of which nothing is public yet."""
    known = RegisterEntry.objects.filter(filing_ref=OuterRef("pk"))
    return Filing.objects.filter(~Exists(known), cycle=cycle, state=FilingState.APPROVED)


def moved(cycle: Cycle, old: dt.datetime | None, new: dt.datetime | None) -> None:
    """Do what a moved day asks for: release what is due now, or tell those who wait the new moment.

    In the transaction of the change, which holds the cycle's row.
    """
    if new is None or new <= clock.now():
        release_telling.take_back(cycle)
        releasing.enqueue(cycle)
        return
    rows = waiting(cycle).select_related("college", "union").order_by("pk")
    if (
        old is None or old <= clock.now()
    ):  # the register knows nothing of what a dead release had shown
        shown = Publication.objects.filter(filing__in=rows).select_related("filing")
        releasing.hide(shown.defer("document").order_by("filing_id"))
    release_telling.moved(cycle, rows, new)
