"""How far a year has come: who has not started, drafts, submitted, returned, approved, published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing
from portal.access import Actor
from portal.enums import FederationLevel
from portal.models import Federation, Union
from portal.scoping import visible_to
from reviews.queries.deadlines import overdue
from reviews.queries.places import chain, holds
from reviews.queries.rows import READERS

OUT = (FilingState.APPROVED, FilingState.PUBLISHED, FilingState.CORRECTING)
"""States of what has passed the review."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place: a federation with all below it, or a city of one federation's colleges.

    ``city`` is None for a whole federation, "" for colleges whose city nobody has filled in; ``split``: the
    federation has others below it, whose colleges are not counted here.
    """

    federation: Federation
    city: str | None = None
    split: bool = False


@dataclass(slots=True)
class Tally:
    """One kind of union in one place: ``total`` unions, filings by state, those past their date, the cycles."""

    place: Place
    kind: str
    total: int = 0
    late: int = 0
    states: Counter[str] = field(default_factory=Counter)
    cycles: set[Cycle] = field(default_factory=set)

    @property
    def not_started(self) -> int:
        """Unions without a filing."""
        return max(self.total - self.states.total(), 0)

    @property
    def passed(self) -> int:
        """Filings that have passed the review."""
        return sum(self.states[state] for state in OUT)

    @property
    def next_cycle(self) -> Cycle | None:
        """The cycle that is due first."""
        return min(self.cycles, key=lambda one: (one.due, one.pk), default=None)


def years(actor: Actor) -> list[str]:
    """Return the years in which there is a cycle for what the actor reads, newest first."""
    ids = {pk for one in _federations(actor) for pk in chain(one)}
    rows = Cycle.objects.filter(federation_id__in=ids).order_by("-edition__key")
    return list(rows.values_list("edition__key", flat=True).distinct())


def tallies(
    actor: Actor, year: str, within: str = "", *, by_province: bool | None = None
) -> list[Tally]:
    """Return the board's rows: five queries, whatever the number of colleges.

    ``within``: one of the actor's federations as in the address (``queries.places``). A row is a province
    where there are any below (``by_province`` says otherwise), else a city.
    """
    federations = reached(actor, year, within)
    provinces = has_provinces(one for one, _cycle in federations.values())
    places = _Places(federations, provinces if by_province is None else by_province)
    found: dict[tuple[Place, str], Tally] = {}

    def tally(federation_id: int, city: str, kind: str) -> Tally:
        place = places.of(federation_id, city)
        return found.setdefault((place, kind), Tally(place, kind))

    for federation_id, city, kind, number in _unions(actor, federations):
        row = tally(federation_id, city, kind)
        row.total += number
        row.cycles.add(federations[federation_id][1])
    for federation_id, city, kind, state, number, late in _filings(actor, year, federations):
        row = tally(federation_id, city, kind)
        row.states[state] += number
        row.late += late
    return list(found.values())


def reached(actor: Actor, year: str, within: str = "") -> dict[int, tuple[Federation, Cycle]]:
    """Return the federations that the actor reads for and a cycle of the year holds for, with that cycle.

    The nearest one holds: the city's before the province's before the nation's. Two queries.
    """
    federations = _federations(actor)
    if within:
        federations = [one for one in federations if holds(within, one)]
    rows = Cycle.objects.filter(edition__key=year).select_related("edition", "federation")
    cycles = {cycle.federation_id: cycle for cycle in rows.order_by("pk")}
    nearest = {one.pk: _nearest(one, cycles) for one in federations}
    return {one.pk: (one, cycle) for one in federations if (cycle := nearest[one.pk]) is not None}


def has_provinces(federations: Iterable[Federation]) -> bool:
    """Say whether there are provinces below: a national federation's reader sees those, not cities."""
    levels = {one.level for one in federations}
    return {FederationLevel.NATIONAL, FederationLevel.PROVINCE} <= levels


def _federations(actor: Actor) -> list[Federation]:
    ids = actor.federation_ids(*READERS)
    return list(Federation.objects.filter(pk__in=ids).order_by("path"))


def _nearest(federation: Federation, cycles: Mapping[int, Cycle]) -> Cycle | None:
    return next((cycles[pk] for pk in reversed(chain(federation)) if pk in cycles), None)


def _unions(actor: Actor, federations: Iterable[int]) -> QuerySet[Union, tuple[int, str, str, int]]:
    rows = visible_to(actor, Union).filter(college__federation_id__in=federations)
    grouped = rows.order_by().values("college__federation_id", "college__city", "kind")
    return grouped.annotate(number=Count("pk")).values_list(
        "college__federation_id", "college__city", "kind", "number"
    )


def _filings(
    actor: Actor, year: str, federations: Iterable[int]
) -> QuerySet[Filing, tuple[int, str, str, str, int, int]]:
    rows = visible_to(actor, Filing).filter(
        cycle__edition__key=year, college__federation_id__in=federations
    )
    names = ("college__federation_id", "college__city", "union__kind", "state")
    grouped = rows.order_by().values(*names)
    counted = grouped.annotate(number=Count("pk"), late=Count("pk", filter=overdue()))
    return counted.values_list(*names, "number", "late")


class _Places:
    """Which row a college belongs to."""

    def __init__(
        self, federations: Mapping[int, tuple[Federation, Cycle]], by_province: bool
    ) -> None:
        self._by_id = {pk: one for pk, (one, _cycle) in federations.items()}
        self._parents = {one.parent_id for one in self._by_id.values()}
        self._by_province = by_province

    def of(self, federation_id: int, city: str) -> Place:
        """Return the place of a college of this federation in this city."""
        federation = self._by_id[federation_id]
        if self._by_province:
            return Place(self._province(federation))
        if federation.level == FederationLevel.CITY:
            return Place(federation)
        return Place(federation, city, federation.pk in self._parents)

    def _province(self, federation: Federation) -> Federation:
        above = (self._by_id[pk] for pk in chain(federation) if pk in self._by_id)
        return next((one for one in above if one.level == FederationLevel.PROVINCE), federation)
