"""The provinces as tiles: one each at its usual place, without a map and without borders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.enums import FederationLevel
from reviews.pages.map_grid import known_name, places
from reviews.queries import board

if TYPE_CHECKING:
    from portal.access import Actor

STEPS = (0, 1, 25, 50, 75, 100)
"""Per cent from which the next colour begins; the first and the last stand for none and all."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One province: ``share`` is the per cent that has passed the review; None where no cycle holds.

    ``row`` and ``column`` count from 1; 0 for a province that has no place of its own in the grid.
    """

    name: str
    row: int
    column: int
    total: int = 0
    passed: int = 0
    started: int = 0
    url: str = ""

    @property
    def share(self) -> int | None:
        """Rounded down, so that 100 means all."""
        return self.passed * 100 // self.total if self.total else None

    @property
    def step(self) -> int:
        """Which colour: 0 (none yet) to 5 (all)."""
        share = self.share or 0
        return max(place for place, least in enumerate(STEPS) if share >= least)

    @property
    def style(self) -> str:
        """Where it stands, as CSS classes."""
        return f"row-{self.row} column-{self.column}" if self.row else ""


@dataclass(frozen=True)
class MapPage:
    """The map of one year: tiles in the grid, and those of provinces with other names."""

    actor: Actor
    wanted: Mapping[str, str]

    @property
    def year(self) -> str:
        """The year; empty where there is no cycle."""
        return self.wanted.get("year", "")

    @cached_property
    def found(self) -> list[Tile]:
        """The provinces that the actor reads for."""
        if not self.year:
            return []
        rows = board.tallies(self.actor, self.year, by_province=True)
        grouped: dict[int, list[board.Tally]] = {}
        for row in rows:
            if row.place.federation.level == FederationLevel.PROVINCE:
                grouped.setdefault(row.place.federation.pk, []).append(row)
        return [self._tile(group) for group in grouped.values()]

    @property
    def tiles(self) -> list[Tile]:
        """All 34 places, from north to south: with the province's figures, or empty."""
        by_place = {(tile.row, tile.column): tile for tile in self.found}
        return [by_place.get(place, Tile(name, *place)) for name, place in places().items()]

    @property
    def others(self) -> list[Tile]:
        """Provinces without a place in the grid."""
        return [tile for tile in self.found if not tile.row]

    @property
    def listed(self) -> list[Tile]:
        """The provinces as a table, least advanced first."""
        return sorted(self.found, key=lambda tile: (tile.share or 0, tile.name))

    @property
    def legend(self) -> list[tuple[int, str]]:
        """Colour → what it means."""
        between = [
            _("%(from)d%%–%(to)d%%") % {"from": least, "to": above - 1}
            for least, above in pairwise(STEPS[1:])
        ]
        return list(enumerate([_("还没有"), *between, _("全部")]))

    def _tile(self, group: list[board.Tally]) -> Tile:
        federation = group[0].place.federation
        name = known_name(federation)
        query = {"year": self.year, "federation": federation.pk}
        return Tile(
            name or federation.short_name.removesuffix("学联"),
            *places().get(name, (0, 0)),
            total=sum(row.total for row in group),
            passed=sum(row.passed for row in group),
            started=sum(row.states.total() for row in group),
            url=f"{reverse('review:board')}?{urlencode(query)}",
        )
