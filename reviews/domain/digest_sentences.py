"""A digest in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from reviews.domain.waiting import Waiting

NAMED = 5
"""Colleges named; of more, the number."""


def subject(found: Waiting) -> str:
    """Return the heading: how much waits for a decision, or that something else does."""
    number = found.assigned + found.anybody
    if number:
        return _("有%d份填报等待审核") % number
    return _("今天的审核事项")


def text(found: Waiting) -> str:
    """Return the digest, one line for each thing that there is."""
    counted = (
        (_("分给您的填报有%d份，等待审核。"), found.assigned),
        (_("还没有分给任何人的填报有%d份。"), found.anybody),
        (_("等待第二人复核的有%d份。"), found.second),
        (_("请您独立审阅的有%d份（校准）。"), found.blind),
        (_("退回后过了修改期限还没有交回的有%d份。"), found.overdue),
        (_("即将发出的退回函有%d封，发出以前还可以撤回。"), found.letters),
        (_("还没有办结的情况反映有%d件。"), found.objections),
    )
    lines = [sentence % number for sentence, number in counted if number]
    if found.oldest and found.oldest.days > 0:
        words = {"union": found.oldest.union, "days": found.oldest.days}
        lines.insert(
            bool(found.assigned) + bool(found.anybody),
            _("等得最久的是%(union)s，已经%(days)d天。") % words,
        )
    return "\n".join([*lines, *_unreachable(found.unreachable)])


def _unreachable(names: tuple[str, ...]) -> list[str]:
    if not names:
        return []
    words = {"count": len(names), "names": "、".join(names[:NAMED])}
    if len(names) > NAMED:
        return [_("%(count)d所高校没有能登录的填报员或书记，收不到提醒：%(names)s等。") % words]
    return [_("%(count)d所高校没有能登录的填报员或书记，收不到提醒：%(names)s。") % words]
