"""How far a batch is, how fast it goes and how long it will take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count

from disclosures.enums import BatchState, ItemState
from disclosures.models import RenderItem
from portal import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from disclosures.models import RenderBatch

SAMPLE = 40
"""Items that the rate is taken of: the last ones done."""
STALE = timedelta(minutes=5)
"""After so long without one done there is no rate to speak of."""
MADE = (ItemState.DONE, ItemState.SAME)


@dataclass(frozen=True)
class Progress:
    """How many items stand where. `per_minute`: recent rate; `left`: time to the end at that rate; None: unknown."""

    done: int
    same: int
    failed: int
    waiting: int
    dropped: int
    per_minute: float | None = None
    left: timedelta | None = None

    @property
    def total(self) -> int:
        """How many items there are."""
        return self.over + self.waiting

    @property
    def over(self) -> int:
        """How many are at their end, whichever."""
        return self.done + self.same + self.failed + self.dropped


def progress(batch: RenderBatch) -> Progress:
    """Return how far `batch` is: two queries; one where it does not run."""
    rows = batch.items.order_by().values_list("state").annotate(n=Count("pk"))
    counts: dict[str, int] = dict(rows)
    states = {str(state.value): counts.get(state, 0) for state in ItemState}
    rate = None
    if batch.state == BatchState.RUNNING and states["waiting"]:
        rate = _rate(batch.items.all(), since=clock.now() - STALE)
    left = timedelta(minutes=states["waiting"] / rate) if rate else None
    return Progress(**states, per_minute=rate, left=left)


def pace(rows: QuerySet[RenderItem] | None = None) -> float | None:
    """Return the rate of the last batch among `rows`, in items a minute; None where there was none."""
    rows = RenderItem.objects.all() if rows is None else rows
    last = rows.filter(state__in=MADE).order_by("-done_at").first()
    return _rate(rows.filter(batch=last.batch_id)) if last else None


def _rate(rows: QuerySet[RenderItem], since: datetime | None = None) -> float | None:
    """Items a minute between the first and the last of the newest ones done."""
    made = rows.filter(state__in=MADE).order_by("-done_at")
    times = [one for one in made.values_list("done_at", flat=True)[:SAMPLE] if one]
    if len(times) < 2 or (since and times[0] < since):  # noqa: PLR2004 - a rate wants two
        return None
    span = times[0] - times[-1]
    return (len(times) - 1) / max(span / timedelta(minutes=1), 1 / 600)
