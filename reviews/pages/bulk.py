"""What waits, by rule: one mistake, many colleges; and the clean ones."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlencode

from portal.access import Actor
from portal.scoping import visible_to
from reviews import queries
from reviews.domain import bulk
from reviews.domain.bulk.planning import MOST
from reviews.models import Bulk
from reviews.pages.bulk_rows import Row

RECENT = 5
"""Bulk decisions that are listed."""


class Waiting:
    """What waits for the actor under the filters of the address."""

    def __init__(self, actor: Actor, wanted: dict[str, str]) -> None:
        """``wanted``: as ``QueueForm.wanted()`` returns it."""
        self.actor, self.wanted = actor, wanted

    @cached_property
    def standings(self) -> list[bulk.Standing]:
        """Every filing that waits, oldest first."""
        rows = queries.narrowed(queries.filings(self.actor), self.wanted, self.actor)
        return bulk.standings(self.actor, rows)

    @cached_property
    def groups(self) -> list[bulk.Group]:
        """The rules with open findings, those in most filings first."""
        return bulk.grouped(self.standings)

    @cached_property
    def clean(self) -> list[Row]:
        """The clean first readings that can be approved now, as many as can be at once."""
        return [Row(one) for one in bulk.clean(self.standings) if not one.obstacle][:MOST]

    @property
    def held(self) -> list[Row]:
        """The clean ones that cannot, with the reason."""
        return [Row(one) for one in bulk.clean(self.standings) if one.obstacle][:MOST]

    @property
    def clean_more(self) -> int:
        """How many clean ones are not shown."""
        return len(bulk.clean(self.standings)) - len(self.clean) - len(self.held)

    @property
    def recent(self) -> list[Bulk]:
        """The latest bulk decisions of the actor's federations."""
        rows = visible_to(self.actor, Bulk).select_related("by", "federation")
        return list(rows.prefetch_related("items")[:RECENT])

    @property
    def query(self) -> str:
        """The filters as a query."""
        return urlencode(self.wanted)
