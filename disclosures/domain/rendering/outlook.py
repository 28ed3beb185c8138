"""What a batch of a cycle would be, before it is started."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from disclosures.domain.publish import BAKE
from disclosures.domain.rendering.choosing import publications_of
from disclosures.domain.rendering.counting import SAMPLE, pace
from disclosures.models import RenderItem
from portal.enums import JobState
from portal.models import Job
from portal.scoping import visible_to

if TYPE_CHECKING:
    from disclosures.models import Cycle
    from portal.access import Actor


@dataclass(frozen=True)
class Outlook:
    """``total`` publications, of them ``public`` that the register points to; ``duration``: about; None: unknown."""

    total: int
    public: int
    per_minute: float | None
    duration: timedelta | None


def outlook(actor: Actor, cycle: Cycle) -> Outlook:
    """Return how much there is to do in `cycle`, and how long it takes at the rate of what `actor` saw last."""
    chosen = publications_of(cycle)
    total = chosen.count()
    public = chosen.filter(register_entry__withdrawn_at=None).exclude(register_entry=None).count()
    rate = pace(visible_to(actor, RenderItem)) or _of_bakes(actor)
    duration = timedelta(minutes=total / rate) if rate else None
    return Outlook(total, public, rate, duration)


def _of_bakes(actor: Actor) -> float | None:
    """Publications a minute, if each takes as long as the first bakings did that were not tried again."""
    done = visible_to(actor, Job).filter(task=BAKE, state=JobState.DONE, attempts=1)
    times = done.exclude(sent_at=None).order_by("-pk").values_list("sent_at", "finished_at")
    taken = [(end - sent).total_seconds() for sent, end in times[:SAMPLE] if sent and end]
    return 60 / max(median(taken), 0.1) if taken else None
