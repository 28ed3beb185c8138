"""When a filing may be worked on: the cycle's dates, in Chinese time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from portal import clock

if TYPE_CHECKING:
    from disclosures.models import Cycle, Filing

EDITABLE = (FilingState.DRAFT, FilingState.RETURNED)


def is_open(cycle: Cycle) -> bool:
    """Say whether filings may be started in ``cycle`` today: from ``opens`` to ``closes``, both included."""
    return cycle.opens <= clock.today() <= cycle.closes


def last_day(filing: Filing) -> dt.date:
    """Return the last day on which ``filing`` may be edited and submitted.

    The cycle's closing day; for a returned filing also the date of its return letter,
    where that is later: who was asked to mend something may do so, even if the reviewer
    answered after the cycle had closed.
    """
    closes = filing.cycle.closes
    if filing.state == FilingState.RETURNED and filing.return_due:
        return max(closes, filing.return_due)
    return closes


def closed_reason(filing: Filing) -> str | None:
    """Return why ``filing`` cannot be worked on today, or None where it can."""
    today, last = clock.today(), last_day(filing)
    if today < filing.cycle.opens:
        return _("填报从%(day)s开始，请到时再填。") % {"day": chinese(filing.cycle.opens)}
    if today > last:
        return _(
            "填报已于%(day)s截止，不能再修改或提交。已保存的内容都还在，如确需补报，请联系%(federation)s。"
        ) % {
            "day": chinese(last),
            "federation": filing.federation.name,
        }
    return None


def chinese(day: dt.date) -> str:
    """Write a date as a Chinese reader does: ``2026年11月3日``."""
    return f"{day.year}年{day.month}月{day.day}日"
