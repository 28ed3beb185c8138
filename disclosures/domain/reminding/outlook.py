"""A cycle's calendar for its lead: how many stand where, what will be sent when, and what was sent."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Func, TextField, Value
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from disclosures.domain import reach
from disclosures.domain.reminding.cases import Case, cases
from disclosures.domain.reminding.plan import Kind, planned, prefix
from disclosures.domain.windows import AGAIN, EDITABLE, is_extended
from disclosures.enums import FilingState
from portal import clock
from portal.models import Message
from portal.scoping import visible_to

if TYPE_CHECKING:
    from disclosures.models import Cycle
    from portal.access import Actor
    from portal.models import College

NAMES = {
    Kind.OPENING: _("提醒：填报开始了"),
    Kind.TWO_WEEKS: _("提醒：离期限还有两周"),
    Kind.THREE_DAYS: _("提醒：离期限还有三天"),
    Kind.OVERDUE: _("提醒：已过期限"),
    Kind.RETURN_DUE: _("提醒：离退回函的日期还有三天"),
    Kind.RETURN_OVERDUE: _("提醒：已过退回函的日期"),
}


@dataclass(frozen=True)
class Sent:
    """Reminders of one kind written on one day, and how many of them were taken back in time."""

    day: dt.date
    kind: Kind
    count: int
    withdrawn: int


@dataclass(frozen=True)
class Outlook:
    """Where the unions of a cycle stand today, and its reminders before and after."""

    cycle: Cycle
    today: dt.date
    cases: tuple[Case, ...]
    sent: tuple[Sent, ...]

    @property
    def not_begun(self) -> int:
        """Unions without a filing."""
        return sum(not case.filing for case in self.cases)

    @property
    def drafts(self) -> int:
        """Filings that were never submitted, or pulled back."""
        return sum(case.state == FilingState.DRAFT for case in self.cases)

    @property
    def returned(self) -> int:
        """Filings that the college is to mend."""
        return sum(case.state in AGAIN for case in self.cases)

    @property
    def done(self) -> int:
        """Filings that wait for nothing from their college."""
        return len(self.cases) - self.not_begun - self.drafts - self.returned

    @property
    def extended(self) -> int:
        """Unions with a later day than the cycle's."""
        return sum(is_extended(self.cycle, case.dates.due) for case in self.cases)

    @property
    def unreachable(self) -> list[College]:
        """Colleges where nobody would read a reminder, each once."""
        found = {
            case.union.college_id: case.union.college for case in self.cases if not case.reachable
        }
        return list(found.values())

    def expected(self) -> Counter[tuple[dt.date, Kind]]:
        """Count the reminders to come, by day and kind, if everything stays as it is today.

        Of the cycle's own days alone: letters and extensions have theirs, each another.
        """
        return Counter(
            (one.day, one.kind)
            for case in self.reminded
            if case.dates.due == self.cycle.due and case.state not in AGAIN
            for one in planned(case.dates, case.state)
            if one.day > self.today
        )

    @property
    def reminded(self) -> list[Case]:
        """Unions that will get reminders if everything stays as it is."""
        reachable = [case for case in self.cases if case.reachable and self.cycle.reminders]
        return [case for case in reachable if case.state in {"", *EDITABLE}]


def outlook(actor: Actor, cycle: Cycle) -> Outlook:
    """Return the calendar of ``cycle`` as ``actor`` may see it: five queries, whatever its size."""
    found = cases(cycle, list(reach.unions_of(cycle)))
    return Outlook(cycle, clock.today(), tuple(found), tuple(sent(actor, cycle)))


def sent(actor: Actor, cycle: Cycle) -> list[Sent]:
    """Return what was written of the cycle's reminders, by day and kind."""
    rows = visible_to(actor, Message).filter(key__startswith=prefix(cycle.pk)).order_by()
    named = Func(F("key"), Value(":"), Value(4), function="SPLIT_PART", output_field=TextField())
    grouped = rows.values_list(named, TruncDate("created_at"))
    counted: dict[tuple[dt.date, Kind], list[int]] = {}
    for name, day, count, withdrawn in grouped.annotate(Count("pk"), Count("cancelled_at")):
        numbers = counted.setdefault((day, kind_of(name)), [0, 0])
        numbers[0] += count
        numbers[1] += withdrawn
    return [Sent(day, kind, *numbers) for (day, kind), numbers in sorted(counted.items())]


def kind_of(name: str) -> Kind:
    """Return the kind of reminder that the fourth part of a key names (``overdue-2``)."""
    return next(kind for kind in Kind if name.startswith(kind))
