"""The calendar of a cycle, day by day, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from disclosures.cycles.wording import state
from disclosures.domain.reminding.outlook import NAMES, Outlook
from disclosures.domain.reminding.plan import Kind
from disclosures.domain.windows import AGAIN, is_extended
from disclosures.enums import FilingState
from disclosures.models import Cycle
from disclosures.wording import REVIEWER, moment_of
from portal import clock
from portal.models import College

NAMED = 10
"""Colleges named that cannot be reached; of more, the number."""


@dataclass(frozen=True)
class Line:
    """One day of the calendar: a date of the cycle, or reminders that will be sent."""

    day: dt.date
    what: str
    note: str
    past: bool = False
    milestone: bool = False


@dataclass(frozen=True)
class SentLine:
    """Reminders of one kind that were written: on which days, to how many; ``withdrawn`` in time."""

    what: str
    days: str
    count: int
    withdrawn: int


@dataclass(frozen=True)
class CalendarPage:
    """The figures, the days in order, and who cannot be reached."""

    cycle: Cycle
    label: str
    tone: str
    stats: list[dict[str, object]]
    lines: list[Line]
    others: list[str]
    sent: list[SentLine]
    unreachable: list[College]
    unnamed: int


def page_of(found: Outlook) -> CalendarPage:
    """Return the page of a cycle's calendar."""
    lost = found.unreachable
    label, tone = state(found.cycle)
    days = sorted(
        [*milestones(found), *to_come(found)], key=lambda line: (line.day, not line.milestone)
    )
    return CalendarPage(
        cycle=found.cycle,
        label=label,
        tone=tone,
        stats=stats(found),
        lines=days,
        others=others(found),
        sent=sent(found),
        unreachable=lost[:NAMED],
        unnamed=max(len(lost) - NAMED, 0),
    )


def stats(found: Outlook) -> list[dict[str, object]]:
    """Return the figures above the calendar; that of the extensions leads to them."""
    there = reverse("cycles:extensions", args=(found.cycle.pk,))
    return [
        {"figure": found.not_begun, "label": _("未开始")},
        {"figure": found.drafts, "label": _("填报中")},
        {"figure": found.returned, "label": REVIEWER[FilingState.RETURNED].label},
        {"figure": found.done, "label": _("已交")},
        {"figure": found.extended, "label": _("已延期"), "url": there},
    ]


def milestones(found: Outlook) -> list[Line]:
    """Return the cycle's own days."""
    cycle = found.cycle
    named = (
        (cycle.opens, _("开始填报"), _("从这一天起，高校可以填报。")),
        (cycle.due, _("提交期限"), _("高校应当在这一天（含当天）以前提交。")),
        (cycle.closes, _("关闭"), _("这一天结束以后，不能再修改和提交（获准延期的除外）。")),
    )
    lines = [Line(day, what, note, day < found.today, milestone=True) for day, what, note in named]
    return lines + ([_release(found, cycle.release_at)] if cycle.release_at else [])


def _release(found: Outlook, at: dt.datetime) -> Line:
    """Return the day on which everything becomes public."""
    note = _("%s，已经通过的全部同时公开；此后通过的随到随公开。") % moment_of(at)
    day = localdate(at)
    return Line(day, _("统一公开"), note, at <= clock.now(), milestone=True)


def to_come(found: Outlook) -> list[Line]:
    """Return the reminders to come, if everything stays as it is."""
    note = _("按今天的情况，会发给%d个组织。")
    return [
        Line(day, str(NAMES[kind]), note % count) for (day, kind), count in found.expected().items()
    ]


def others(found: Outlook) -> list[str]:
    """Say of whom the calendar does not speak: those with days of their own."""
    returned = sum(case.state in AGAIN for case in found.reminded)
    own = sum(
        case.state not in AGAIN and is_extended(found.cycle, case.dates.due)
        for case in found.reminded
    )
    counted = (
        (_("已退回的%d个组织，按退回函的日期提醒：前三天一次，过期后一次。"), returned),
        (_("已延期的%d个组织，按各自的期限提醒。"), own),
    )
    return [sentence % number for sentence, number in counted if number]


def sent(found: Outlook) -> list[SentLine]:
    """Return the reminders that were written, a line for each kind."""
    return [line for kind in Kind if (line := _sent(found, kind))]


def _sent(found: Outlook, kind: Kind) -> SentLine | None:
    mine = [one for one in found.sent if one.kind == kind]
    if not mine:
        return None
    first, last = min(one.day for one in mine), max(one.day for one in mine)
    days = (
        f"{first}" if first == last else _("%(first)s 至 %(last)s") % {"first": first, "last": last}
    )
    withdrawn = sum(one.withdrawn for one in mine)
    return SentLine(str(NAMES[kind]), days, sum(one.count for one in mine) - withdrawn, withdrawn)
