"""A reminder never reaches somebody who is done."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosures.domain.reminding.plan import prefix
from portal.notify import many


def stop(cycle_id: int, union_id: int) -> int:
    """Take back what is on its way to remind a union: it has submitted, or its dates have changed.

    In the transaction of the cause. Returns how many messages had not left; mails that wait for another
    try are not sent either. What was delivered before stays in the inbox.
    """
    return many.withdraw([prefix(cycle_id, union_id)], _why())


def stop_all(cycle_id: int) -> int:
    """Take back what is on its way of a whole cycle: its dates have changed. As `stop`."""
    return many.withdraw([prefix(cycle_id)], _why())


def _why() -> str:
    return _("已经提交，或者期限有变动，不再提醒。")
