"""A cycle in figures: who has filed what, which answers were given, which rules objected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Max, Min, OuterRef, Q, Subquery
from django.utils import timezone

from disclosures.checks import rules
from disclosures.domain.reach import holds
from disclosures.domain.released import taken_down, with_line
from disclosures.domain.statistics_counts import (
    WEIGHTY,
    OfIndicator,
    OfRule,
    Sent,
    of_indicator,
    of_rule,
)
from disclosures.domain.windows import due_day
from disclosures.domain.yearform import form_of
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing, Submission
from portal.domain import audit
from portal.models import Union
from portal.scoping import visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.editions import EditionForm
    from portal.access import Actor


__all__ = ["WEIGHTY", "Figures", "Line", "OfIndicator", "OfRule", "Sent", "figures", "log"]


@dataclass(frozen=True)
class Line:
    """One union of the cycle. ``filing`` is None where it has not begun, ``sent`` where nothing stands.

    A submission that was pulled back does not stand: its college is writing again.
    """

    union: Union
    filing: Filing | None
    sent: Sent | None


@dataclass(frozen=True)
class Figures:
    """Everything that is counted of a cycle."""

    cycle: Cycle
    form: EditionForm
    lines: tuple[Line, ...]

    @property
    def sent(self) -> list[Sent]:
        """The submissions that stand."""
        return [line.sent for line in self.lines if line.sent]

    @property
    def states(self) -> Counter[str]:
        """How many filings are in each state; the key "" for unions that have not begun."""
        return Counter(line.filing.state if line.filing else "" for line in self.lines)

    @property
    def withdrawn(self) -> int:
        """How many publications are taken down; their filings stand among the published."""
        return sum(bool(line.filing and taken_down(line.filing)) for line in self.lines)

    def in_time(self, line: Line) -> bool:
        """Say whether a union first submitted on or before its day, in Chinese time."""
        first = getattr(line.filing, "first_at", None)
        extended = line.filing.extended_until if line.filing else None
        return bool(first) and timezone.localtime(first).date() <= due_day(self.cycle, extended)

    def indicators(self) -> list[OfIndicator]:
        """Return the indicators in the order of the form."""
        return [of_indicator(item, self.sent) for item in self.form.indicators]

    def rules(self) -> list[OfRule]:
        """Return every rule of the catalogue, also those that found nothing."""
        return [of_rule(rule, self.sent) for rule in rules()]


def figures(actor: Actor, cycle: Cycle) -> Figures:
    """Return the figures of ``cycle`` for what ``actor`` may see: four queries, whatever its size."""
    filings = {filing.union_id: filing for filing in _filings(actor, cycle)}
    for filing in filings.values():
        filing.cycle = cycle
    stands = {one.pk: one for one in filings.values() if one.state != FilingState.DRAFT}
    sent = _sent(actor, stands)
    lines = tuple(
        Line(union, filing := filings.get(union.pk), sent.get(filing.latest_id) if filing else None)
        for union in _unions(actor, cycle, filings)
    )
    return Figures(cycle, form_of(cycle.edition), lines)


def log(actor: Actor, cycle: Cycle) -> None:
    """Write down who took the figures home."""
    audit.record(actor.user, "cycle.exported", cycle, federation=cycle.federation)


def _filings(actor: Actor, cycle: Cycle) -> QuerySet[Any]:
    latest = Submission.objects.filter(filing=OuterRef("pk")).order_by("-ordinal")
    rows: QuerySet[Any] = with_line(visible_to(actor, Filing).filter(cycle=cycle))
    found: QuerySet[Any] = rows.annotate(
        latest_id=Subquery(latest.values("pk")[:1]),
        first_at=Min("submissions__submitted_at"),
        approved_at=Max("publications__approved_at"),
    )
    return found


def _unions(actor: Actor, cycle: Cycle, begun: dict[int, Any]) -> QuerySet[Union]:
    """The unions for which the cycle holds (no nearer body has one of the year), and those that began."""
    here = holds(cycle)
    rows = visible_to(actor, Union).filter(here | Q(pk__in=begun))
    return rows.select_related("college__federation").order_by(
        "college__federation__path", "college__pinyin", "college__name", "kind"
    )


def _sent(actor: Actor, filings: dict[int, Any]) -> dict[int, Sent]:
    ids = [one.latest_id for one in filings.values() if one.latest_id]
    rows = visible_to(actor, Submission).filter(pk__in=ids)
    wanted = ("pk", "submitted_at", "ordinal", "findings", "explanations")
    return {
        row["pk"]: Sent(
            at=row["submitted_at"],
            ordinal=row["ordinal"],
            findings=tuple(row["findings"]),
            answered=frozenset((one["rule"], one["path"]) for one in row["explanations"]),
            answers=row["answers"] or {},
        )
        for row in rows.values(*wanted, answers=F("content__indicators__answers"))
    }
