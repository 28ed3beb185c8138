"""The calendar of a cycle, day by day, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.cycles.wording import state
from disclosures.domain.reminding.outlook import NAMES, Outlook
from disclosures.models import Cycle
from portal.models import College

NAMED = 10
"""Colleges named that cannot be reached; of more, the number."""


@dataclass(frozen=True)
class Line:
    """One day of the calendar: a date of the cycle, or reminders that were or will be sent."""

    day: dt.date
    what: str
    note: str
    past: bool
    milestone: bool = False


@dataclass(frozen=True)
class CalendarPage:
    """The figures, the days in order, and who cannot be reached."""

    cycle: Cycle
    label: str
    tone: str
    stats: list[dict[str, object]]
    lines: list[Line]
    unreachable: list[College]
    unnamed: int


def page_of(found: Outlook) -> CalendarPage:
    """Return the page of a cycle's calendar."""
    lost = found.unreachable
    label, tone = state(found.cycle)
    days = sorted(
        [*milestones(found), *sent(found), *to_come(found)],
        key=lambda line: (line.day, not line.milestone),
    )
    return CalendarPage(
        found.cycle, label, tone, stats(found), days, lost[:NAMED], max(len(lost) - NAMED, 0)
    )


def stats(found: Outlook) -> list[dict[str, object]]:
    """Return the figures above the calendar; that of the extensions leads to them."""
    there = reverse("cycles:extensions", args=(found.cycle.pk,))
    return [
        {"figure": found.not_begun, "label": _("未开始")},
        {"figure": found.drafts, "label": _("填报中")},
        {"figure": found.returned, "label": _("已退回，待修改")},
        {"figure": found.done, "label": _("已交")},
        {"figure": found.extended, "label": _("已延期"), "url": there},
    ]


def milestones(found: Outlook) -> list[Line]:
    """Return the cycle's own three days."""
    cycle = found.cycle
    named = (
        (cycle.opens, _("开始填报"), _("从这一天起，高校可以填报。")),
        (cycle.due, _("提交期限"), _("高校应当在这一天（含当天）以前提交。")),
        (cycle.closes, _("关闭"), _("这一天结束以后，不能再修改和提交（获准延期的除外）。")),
    )
    return [Line(day, what, note, day < found.today, milestone=True) for day, what, note in named]


def sent(found: Outlook) -> list[Line]:
    """Return the reminders that were written, and how many of them were taken back."""
    lines = []
    for one in found.sent:
        note = _("已发给%d个组织。") % (one.count - one.withdrawn)
        if one.withdrawn:
            note += _("另有%d条因为已经提交或期限有变动，没有发出。") % one.withdrawn
        lines.append(Line(one.day, str(NAMES[one.kind]), note, past=True))
    return lines


def to_come(found: Outlook) -> list[Line]:
    """Return the reminders to come, if everything stays as it is."""
    return [
        Line(day, str(NAMES[kind]), _("按今天的情况，会发给%d个组织。") % count, past=False)
        for (day, kind), count in found.expected().items()
    ]
