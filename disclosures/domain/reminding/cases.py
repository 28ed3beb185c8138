"""The unions of a cycle a batch at a time: where each stands, and its own days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosures.domain import extensions, reach
from disclosures.domain.reminding.plan import Dates
from disclosures.domain.windows import AGAIN, closing_day, due_day
from disclosures.models import Filing
from portal.enums import Role
from portal.models import Membership, Union
from portal.scoping import scope_colleges

if TYPE_CHECKING:
    import datetime as dt

    from disclosures.models import Cycle

BATCH = 200
"""Unions looked at together: what is in memory at a time, and in the scope of the database."""
RECEIVERS = (Role.EDITOR, Role.SECRETARY)
"""Who reads what is sent to a college."""


@dataclass(frozen=True)
class Case:
    """One union in a cycle. ``filing`` is None where it has not begun; ``reachable``: somebody has an account."""

    union: Union
    filing: Filing | None
    dates: Dates
    reachable: bool

    @property
    def state(self) -> str:
        """The filing's state; "" where there is none."""
        return self.filing.state if self.filing else ""


def batches(cycle: Cycle, size: int = BATCH) -> Iterator[list[Union]]:
    """Give the unions for which ``cycle`` holds, ``size`` at a time: one query each, by primary key."""
    rows, last = reach.unions_of(cycle).order_by("pk"), 0
    while found := list(rows.filter(pk__gt=last)[:size]):
        yield found
        last = found[-1].pk


Colleges = dict[int, int]
"""College id → the id of its reviewing body."""


def colleges_of(unions: Iterable[Union]) -> Colleges:
    """Return the colleges of these unions."""
    return {union.college_id: union.college.federation_id for union in unions}


@contextmanager
def scope_of(colleges: Colleges) -> Iterator[None]:
    """See what belongs to these colleges, and to their reviewing bodies."""
    with scope_colleges(*colleges, federation_ids=set(colleges.values())):
        yield


def cases(cycle: Cycle, unions: list[Union]) -> list[Case]:
    """Return where each of ``unions`` stands: three queries. Must be in their scope."""
    filings = {
        filing.union_id: filing for filing in Filing.objects.filter(cycle=cycle, union__in=unions)
    }
    until = extensions.of_unions(unions)
    reached = reachable({union.college_id for union in unions})
    found = []
    for union in unions:
        filing = filings.get(union.pk)
        if filing:
            filing.cycle, filing.union = cycle, union
        dates = dates_of(cycle, filing, until.get((union.pk, cycle.pk)))
        found.append(Case(union, filing, dates, union.college_id in reached))
    return found


def dates_of(cycle: Cycle, filing: Filing | None, until: dt.date | None) -> Dates:
    """Return a union's own days; ``until``: its extension."""
    last, letter = closing_day(cycle, until), None
    if filing and filing.state in AGAIN and filing.return_due:
        letter = max(filing.return_due, until or filing.return_due)
    return Dates(cycle.opens, due_day(cycle, until), max(last, letter or last), letter)


def reachable(college_ids: Iterable[int]) -> set[int]:
    """Return the colleges of which an editor or a secretary can log in."""
    people = Membership.objects.filter(
        college_id__in=list(college_ids), role__in=RECEIVERS, user__is_active=True
    )
    return set(people.values_list("college_id", flat=True))
