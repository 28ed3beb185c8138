"""Narrowing and sorting the queue by what stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from disclosures.enums import FilingState
from disclosures.models import Filing, Submission
from portal import clock
from portal.access import Actor
from reviews.queries.deadlines import overdue
from reviews.queries.places import of_city, of_federation
from reviews.queries.weights import heavy

UNASSIGNED = "nobody"
MINE = "me"
MANY_ROUNDS = 4
"""The last choice of rounds means: so many or more."""

OF_A_FINDING = ("severity", "rule", "indicator")
"""Filters that one and the same finding of the latest submission has to fulfil."""

OLDEST_FIRST = (F("submitted_at").asc(nulls_last=True), "pk")
WAITING_FIRST = Case(
    When(state=FilingState.SUBMITTED, then=0),
    When(state__in=(FilingState.RETURNED, FilingState.CORRECTING), then=1),
    When(state=FilingState.DRAFT, then=2),
    default=3,
)
"""What waits for us, then what waits for a college, then what is done."""
ORDERS: dict[str, tuple[Any, ...]] = {
    "age": (WAITING_FIRST, *OLDEST_FIRST),
    "-age": (WAITING_FIRST, F("submitted_at").desc(nulls_last=True), "pk"),
    "college": ("college__pinyin", "college__name", "pk"),
    "state": ("state", *OLDEST_FIRST),
    "findings": (F("heavy").desc(nulls_last=True), *OLDEST_FIRST),
}
"""What the list can be sorted by: name in the address → order."""


def narrowed(rows: QuerySet[Filing], wanted: Mapping[str, str], actor: Actor) -> QuerySet[Filing]:
    """Return the rows of ``queries.filings`` that fulfil what is wanted, in no order.

    ``wanted`` is what ``QueueForm.wanted()`` returns: every value has been checked.
    """
    for name, condition in CONDITIONS.items():
        if value := wanted.get(name):
            rows = rows.filter(condition(value))
    if assignee := wanted.get("assignee"):
        rows = rows.filter(held_by(assignee, actor))
    if finding := {name: wanted[name] for name in OF_A_FINDING if wanted.get(name)}:
        rows = rows.filter(_found(finding))
    return rows


def ordered(rows: QuerySet[Filing], order: str = "age") -> QuerySet[Filing]:
    """Sort the rows by one of ``ORDERS``; by age where there is no such order."""
    if order == "findings":
        latest = Submission.objects.filter(pk=OuterRef("latest_id")).values(found=heavy())
        rows = rows.annotate(heavy=Subquery(latest[:1]))
    return rows.order_by(*ORDERS.get(order, ORDERS["age"]))


def held_by(assignee: str, actor: Actor) -> Q:
    """Return the condition for an 经办人: a user's id, ``MINE``, or nobody yet of what is submitted."""
    if assignee == UNASSIGNED:
        return Q(state=FilingState.SUBMITTED, claim__assignee=None)
    who = actor.user.pk if assignee == MINE and actor.user else assignee
    return Q(claim__assignee_id=who)


def _college(text: str) -> Q:
    return Q(college__name__icontains=text) | Q(college__pinyin__icontains=text)


def _waiting_since(days: str) -> Q:
    until = clock.now() - timedelta(days=int(days))
    return Q(state=FilingState.SUBMITTED, submitted_at__lte=until)


def _rounds(number: str) -> Q:
    return Q(rounds__gte=number) if int(number) >= MANY_ROUNDS else Q(rounds=number)


def _found(finding: dict[str, str]) -> Q:
    """The latest submission has such a finding; one that was pulled back does not stand.

    A subquery of one row for each filing, which PostgreSQL cannot turn into a join: under row-level security
    it knows too little of findings, and would walk through every submission for each filing.
    """
    has = ExpressionWrapper(Q(findings__contains=[finding]), output_field=BooleanField())
    latest = Submission.objects.filter(filing=OuterRef("pk")).order_by("-ordinal")
    answer = Subquery(latest.values(has=has)[:1], output_field=BooleanField())
    return ~Q(state=FilingState.DRAFT) & Q(answer)


CONDITIONS: dict[str, Callable[[str], Q]] = {
    "state": lambda state: Q(state=state),
    "q": _college,
    "kind": lambda kind: Q(union__kind=kind),
    "year": lambda key: Q(cycle__edition__key=key),
    "federation": of_federation,
    "city": of_city,
    "age": _waiting_since,
    "rounds": _rounds,
    "overdue": lambda _yes: overdue(),
}
"""Name in the address → condition."""
