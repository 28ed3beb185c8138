"""How often a reason was used: what is used comes first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Q

from portal import clock
from portal.scoping import visible_to
from reviews.models import Flag

if TYPE_CHECKING:
    from portal.access import Actor

RECENT = timedelta(days=365)
WEIGHT_OF_RECENT = 4
"""A question of the last year counts as much as this many older ones."""


class Use(NamedTuple):
    """Questions made of a reason: all of them, and those of the last year."""

    times: int = 0
    recent: int = 0

    @property
    def weight(self) -> int:
        """What the library is sorted by."""
        return self.times + (WEIGHT_OF_RECENT - 1) * self.recent


NEVER = Use()


def used(actor: Actor) -> dict[str, Use]:
    """Return the use of each reason by its key in the actor's federations and below; questions taken back do not count."""
    rows = visible_to(actor, Flag).filter(retracted_at=None).exclude(template="").order_by()
    since = clock.now() - RECENT
    counted = rows.values("template").annotate(
        times=Count("pk"), recent=Count("pk", filter=Q(at__gte=since))
    )
    return {row["template"]: Use(row["times"], row["recent"]) for row in counted}
