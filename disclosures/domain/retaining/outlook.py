"""What a lead is shown: of each cycle when rosters fall due, how many, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, When
from django.db.models.functions import Now

from disclosures.domain.cycles import managed_cycles
from disclosures.domain.retaining import due, work
from disclosures.models import Cycle, Filing, RetentionOrder
from portal import clock
from portal.enums import JobState
from portal.models import Job

if TYPE_CHECKING:
    import datetime as dt

    from portal.access import Actor


@dataclass(frozen=True)
class Line:
    """One cycle. `first`: when the next roster falls due; `due`: how many are, and were not done yet."""

    cycle: Cycle
    filings: int
    done: int
    due: int
    first: dt.datetime | None
    ordered: bool
    failed: int

    @property
    def kept(self) -> bool:
        """Whether rosters stay for good."""
        return not self.cycle.retention_years and not self.ordered

    @property
    def may_end_early(self) -> bool:
        """Whether there is something to end, and nobody fills in any more."""
        return not self.ordered and self.cycle.closes < clock.today() and self.done < self.filings


def lines(actor: Actor) -> list[Line]:
    """Return a line for each cycle that the actor leads: three queries, however many there are."""
    cycles = list(managed_cycles(actor))
    held = due.with_day(Filing.objects.filter(cycle__in=cycles)).annotate(
        open=Case(When(due.uncounted(), then=True), default=False)
    )
    figures = {
        row["cycle"]: row
        for row in held.values("cycle").annotate(
            filings=Count("pk"),
            counted=Count("pk", filter=Q(open=False)),
            over=Count("pk", filter=Q(open=True, day__lte=Now())),
            first=Min("day", filter=Q(open=True)),
        )
    }
    ordered = set(RetentionOrder.objects.filter(cycle__in=cycles).values_list("cycle", flat=True))
    failed = _failed(cycles)
    return [_line(cycle, figures.get(cycle.pk, {}), ordered, failed) for cycle in cycles]


def _line(cycle: Cycle, row: dict, ordered: set[int], failed: dict[int, int]) -> Line:  # type: ignore[type-arg]
    return Line(
        cycle,
        row.get("filings", 0),
        row.get("counted", 0),
        row.get("over", 0),
        row.get("first"),
        cycle.pk in ordered,
        failed.get(cycle.pk, 0),
    )


def _failed(cycles: list[Cycle]) -> dict[int, int]:
    """How many filings of each cycle could not be done: their job was given up, and they are still due."""
    jobs = Job.objects.filter(task=work.FILING, state=JobState.FAILED, object_id=OuterRef("pk"))
    rows = Filing.objects.filter(Exists(jobs), cycle__in=cycles, counted_at=None)
    return dict(rows.values_list("cycle").annotate(Count("pk")))
