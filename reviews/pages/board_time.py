"""Until when a row of the board has time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain.windows import chinese
from portal import clock

if TYPE_CHECKING:
    from reviews.queries import board


def time_left(tally: board.Tally) -> tuple[str, str]:
    """Say which day comes next in the cycle, and how many days there are until then."""
    cycle, today = tally.next_cycle, clock.today()
    if cycle is None:
        return "", ""
    if today < cycle.opens:
        return _("%s开始填报") % chinese(cycle.opens), _left(cycle.opens)
    if today <= cycle.due:
        return _("%s前提交") % chinese(cycle.due), _left(cycle.due)
    if today <= cycle.closes:
        return _("已过提交期限，%s关闭") % chinese(cycle.closes), _left(cycle.closes)
    return _("已于%s关闭") % chinese(cycle.closes), ""


def is_over(tally: board.Tally) -> bool:
    """Say whether the cycle's due date has passed."""
    return tally.next_cycle is not None and tally.next_cycle.due < clock.today()


def _left(day: date) -> str:
    days = (day - clock.today()).days
    return _("还有 %d 天") % days if days else _("就是今天")
