"""What a reminder says: until when, what is still open, and that it stops when it is done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from disclosures.domain.reminding.plan import Kind, Reminder
from disclosures.domain.windows import chinese
from disclosures.enums import FilingState

if TYPE_CHECKING:
    from disclosures.domain.reminding.cases import Case
    from disclosures.domain.reminding.contents import Open

NAMED = 4
"""Empty sections named; of more, the number."""


def subject(one: Reminder, case: Case, today: dt.date) -> str:
    """Return the heading: whose filing, and how many days."""
    days = (one.about - today).days
    who = {
        "union": case.union.name,
        "what": _back(case),
        "days": abs(days),
        "day": chinese(case.dates.due),
    }
    if one.kind == Kind.OPENING:
        return _("%(union)s的填报开始了，请在%(day)s前提交") % who
    if one.kind == Kind.OVERDUE:
        return _("%(union)s的填报已过提交期限%(days)d天，请尽快提交") % who
    if one.kind == Kind.RETURN_OVERDUE:
        return _("%(union)s%(what)s已过修改期限，还没有交回") % who
    if days == 0:
        return _("今天是%(union)s填报的最后期限") % who
    if one.kind == Kind.RETURN_DUE:
        return _("%(union)s%(what)s还有%(days)d天要交回") % who
    return _("距%(union)s填报的提交期限还有%(days)d天") % who


def _back(case: Case) -> str:
    return _("公开内容的更正") if case.state == FilingState.CORRECTING else _("退回的填报")


def text(one: Reminder, case: Case, open_: Open, year: str, today: dt.date) -> str:
    """Return the message: the dates, what is still to be done, and that it stops."""
    head = f"{case.union}{year}{_('年度的填报：')}"
    lines = [head + until(one, case, today), "", _("还要做的：")]
    lines += [f"· {line}" for line in to_do(open_)]
    lines += ["", _("提交以后，就不会再收到这样的提醒。")]
    return "\n".join(lines)


def until(one: Reminder, case: Case, today: dt.date) -> str:
    """Return by when, in a sentence; after that day, until when it is still taken."""
    days, dates = (one.about - today).days, case.dates
    words = {"day": chinese(one.about), "days": abs(days), "last": chinese(dates.last)}
    if one.kind == Kind.OPENING:
        words = {"opens": chinese(dates.opens), "due": chinese(dates.due)}
        return _("%(opens)s开始填报，请在%(due)s（含当天）前提交。") % words
    if days >= 0:
        left = _("还有%d天") % days if days else _("就是今天")
        return _("请在%(day)s（含当天）前提交，%(left)s。") % {**words, "left": left}
    if today > dates.last:
        words["federation"] = case.union.college.federation.name
        return _("修改期限%(day)s已过，现在不能再提交，请联系%(federation)s。") % words
    return _("期限%(day)s已过%(days)d天。%(last)s以后不能再提交，请尽快提交。") % words


def to_do(open_: Open) -> list[str]:
    """Return what is still open, the gravest first."""
    if not open_.begun:
        return [_("还没有开始填报。可以先带入往年的填报或 Word 材料，再逐栏核对。")]
    if open_.nothing:
        return [_("内容都齐了，请书记检查并提交。")]
    asked, unanswered = open_.questions
    counted = (
        (
            _("退回函里有%(asked)d个问题，其中%(n)d个还没有回复（已经改好的，不必再写）。"),
            unanswered,
        ),
        (_("有%(n)d处错误，改好后才能提交。"), open_.errors),
        (_("有%(n)d处前后矛盾，请修改或写明原因。"), open_.contradictions),
        (_("有%(n)d条提醒还没有勾选“已阅”。"), open_.warnings),
    )
    lines = [line % {"n": number, "asked": asked} for line, number in counted if number]
    return [*_empty(open_), *lines]


def _empty(open_: Open) -> list[str]:
    count = len(open_.empty)
    if not count:
        return []
    names = "、".join(f"“{title}”" for title in open_.empty[:NAMED])
    sentence = (
        _("还没有填：%(names)s。")
        if count <= NAMED
        else _("还有%(count)d个栏目没有填：%(names)s等。")
    )
    return [sentence % {"names": names, "count": count}]
