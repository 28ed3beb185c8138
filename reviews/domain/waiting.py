"""What waits for one reviewer or lead today, in numbers and a few names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.db.models import F, Max, Q, QuerySet
from django.utils.timezone import localdate

from disclosures.domain import reach
from disclosures.domain.reminding.cases import reachable
from disclosures.domain.windows import AGAIN
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing
from portal.enums import Role
from portal.models import Union
from portal.scoping import visible_to
from reviews.enums import ObjectionState
from reviews.models import BlindReading, Letter, Objection, Review

if TYPE_CHECKING:
    from portal.access import Actor

DECIDE = (Role.REVIEWER, Role.LEAD)
SETTLED = (ObjectionState.CORRECTED, ObjectionState.CLOSED)
DONE = (
    FilingState.SUBMITTED,
    FilingState.APPROVED,
    FilingState.PUBLISHED,
)


@dataclass(frozen=True)
class Oldest:
    """The filing that has waited longest for a decision, in whole days."""

    union: str
    days: int


@dataclass(frozen=True)
class Waiting:
    """Numbers for one person. ``unreachable`` (names of colleges) and all letters are the lead's.

    ``assigned`` to this person, ``anybody``: to nobody; ``second``: approvals that want a second person;
    ``blind``: readings for the calibration; ``overdue``: returned, and the letter's date has passed.
    """

    assigned: int = 0
    anybody: int = 0
    oldest: Oldest | None = None
    second: int = 0
    blind: int = 0
    overdue: int = 0
    letters: int = 0
    objections: int = 0
    unreachable: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to be told."""
        return not any(getattr(self, field.name) for field in fields(self))


def waiting_for(actor: Actor, today: dt.date) -> Waiting:
    """Return what waits for ``actor``: a constant number of queries. Must be in the actor's scope."""
    me = actor.user
    filings = _of(actor, Filing)
    sent = filings.filter(state=FilingState.SUBMITTED)
    proposed = Review.objects.filter(outcome="", proposed_by__isnull=False, filing__in=sent)
    open_ = sent.exclude(pk__in=proposed.values("filing_id"))
    late = Q(extended_until=None) | Q(extended_until__lt=today)
    mine, free = Q(claim__assignee=me), Q(claim__assignee=None)
    return Waiting(
        assigned=open_.filter(mine).count(),
        anybody=open_.filter(free).count(),
        oldest=_oldest(open_.filter(mine | free), today),
        second=proposed.exclude(proposed_by=me).count(),
        blind=BlindReading.objects.filter(reader=me, done_at=None).count(),
        overdue=filings.filter(late, state__in=AGAIN, return_due__lt=today).count(),
        letters=_letters(actor, filings).count(),
        objections=_of(actor, Objection).exclude(state__in=SETTLED).count(),
        unreachable=_unreachable(actor, today),
    )


def _of(actor: Actor, model: type[Any]) -> QuerySet[Any]:
    """What the actor decides on: of the federations, but never of a college of the actor's own."""
    rows = visible_to(actor, model).filter(federation_id__in=actor.federation_ids(*DECIDE))
    return rows.exclude(college_id__in=actor.own_college_ids())


def _oldest(filings: QuerySet[Filing], today: dt.date) -> Oldest | None:
    dated = filings.annotate(sent_at=Max("submissions__submitted_at")).order_by(F("sent_at"), "pk")
    first = dated.select_related("union__college").first()
    if first is None or first.sent_at is None:
        return None
    return Oldest(str(first.union), (today - localdate(first.sent_at)).days)


def _letters(actor: Actor, filings: QuerySet[Filing]) -> QuerySet[Letter]:
    """One's own letters that are still to leave; a lead is told of everybody's."""
    led = Q(review__filing__federation_id__in=actor.federation_ids(Role.LEAD))
    rows = Letter.objects.filter(left_at=None, taken_back_at=None, review__filing__in=filings)
    return rows.filter(led | Q(by=actor.user))


def _unreachable(actor: Actor, today: dt.date) -> tuple[str, ...]:
    """Colleges of one's own cycles that have something to do and nobody who would read of it."""
    led = actor.federation_ids(Role.LEAD)
    cycles = Cycle.objects.filter(federation_id__in=led, opens__lte=today, closes__gte=today)
    names: dict[int, str] = {}
    for cycle in cycles.select_related("federation", "edition"):
        done = Filing.objects.filter(cycle=cycle, state__in=DONE).values("union_id")
        names |= _names(reach.unions_of(cycle).exclude(pk__in=done))
    found = reachable(names)
    return tuple(name for pk, name in names.items() if pk not in found)


def _names(unions: QuerySet[Union]) -> dict[int, str]:
    return dict(unions.values_list("college_id", "college__name"))
