"""How often a reason was used: what is used comes first."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from portal import clock
from portal.scoping import visible_to
from reviews.models import Flag

if TYPE_CHECKING:
    from portal.access import Actor

LATEST = 5000
"""Questions that are counted: what all colleges of the country are asked in a round or two."""
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
    """Return the use of each reason by its key in the actor's federations and below: one query.

    Questions taken back do not count, nor do those before the latest five thousand.
    """
    rows = visible_to(actor, Flag).filter(retracted_at=None).exclude(template="")
    latest = rows.order_by("-pk").values_list("template", "at")[:LATEST]
    since, times, recent = clock.now() - RECENT, Counter[str](), Counter[str]()
    for key, at in latest:
        times[key] += 1
        recent[key] += at >= since
    return {key: Use(times[key], recent[key]) for key in times}
