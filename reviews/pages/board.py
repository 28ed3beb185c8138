"""The progress board: a row for each place and kind, each figure leading to its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from disclosures.wording import NOT_STARTED, REVIEWER
from portal.enums import FederationLevel
from portal.kinds import kinds
from reviews.pages.board_time import is_over, time_left
from reviews.queries import board
from reviews.queries.places import DIRECT, NOWHERE

if TYPE_CHECKING:
    from portal.access import Actor

STATES = (
    FilingState.DRAFT,
    FilingState.SUBMITTED,
    FilingState.RETURNED,
    FilingState.CORRECTING,
    FilingState.APPROVED,
    FilingState.PUBLISHED,
)
SELDOM = (FilingState.CORRECTING,)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the board, and the list that it stands for ("" where it is zero)."""

    label: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One place and kind."""

    place: str
    kind: str
    figures: list[Figure]
    late: Figure
    total: int
    passed: int
    time: str
    left: str
    over: bool


@dataclass(frozen=True)
class BoardPage:
    """The board of one year."""

    actor: Actor
    wanted: Mapping[str, str]

    @property
    def year(self) -> str:
        """The year; empty where there is no cycle."""
        return self.wanted.get("year", "")

    @cached_property
    def tallies(self) -> list[board.Tally]:
        """What was counted, in the order of the rows."""
        if not self.year:
            return []
        rows = board.tallies(self.actor, self.year, self.wanted.get("federation", ""))
        kind, order = self.wanted.get("kind", ""), list(kinds())
        shown = [row for row in rows if row.total or row.states]
        return sorted(
            (row for row in shown if not kind or row.kind == kind),
            key=lambda row: (
                row.place.federation.path,
                row.place.city == "",
                row.place.city or "",
                order.index(row.kind),
            ),
        )

    @cached_property
    def states(self) -> list[FilingState]:
        """The states with a column of their own."""
        return [
            state
            for state in STATES
            if state not in SELDOM or any(row.states[state] for row in self.tallies)
        ]

    @property
    def labels(self) -> list[str]:
        """The heads of the figures' columns."""
        return [str(NOT_STARTED.label), *(str(REVIEWER[state].label) for state in self.states)]

    @property
    def rows(self) -> list[BoardRow]:
        """The rows."""
        return [self._row(tally) for tally in self.tallies]

    @property
    def total(self) -> BoardRow | None:
        """All of them together, where there are several."""
        if len(self.tallies) <= 1:
            return None
        whole = board.Tally(self.tallies[0].place, "")
        for tally in self.tallies:
            whole.total += tally.total
            whole.late += tally.late
            whole.states.update(tally.states)
            whole.cycles |= tally.cycles
        return self._row(whole, _("合计"))

    @property
    def query(self) -> str:
        """What was chosen, as a query."""
        return urlencode(self.wanted)

    def _row(self, tally: board.Tally, name: str = "") -> BoardRow:
        chosen = dict(self.wanted) if name else self._address(tally)
        time, left = time_left(tally)
        numbers = [("", tally.not_started), *((one, tally.states[one]) for one in self.states)]
        return BoardRow(
            place=name or place_name(tally.place),
            kind=kinds()[tally.kind].name if tally.kind else "",
            figures=[
                Figure(label, number, list_of(chosen, state) if number else "")
                for label, (state, number) in zip(self.labels, numbers, strict=True)
            ],
            late=Figure(_("逾期"), tally.late, late_list(chosen) if tally.late else ""),
            total=tally.total,
            passed=tally.passed,
            time=time,
            left=left,
            over=is_over(tally),
        )

    def _address(self, tally: board.Tally) -> dict[str, str]:
        """The filters of the queue that pick what the row counts."""
        place, found = tally.place, {"year": self.year, "kind": tally.kind}
        if place.city is None:
            return found | {"federation": str(place.federation.pk)}
        federation = f"{DIRECT if place.split else ''}{place.federation.pk}"
        return found | {"federation": federation, "city": place.city or NOWHERE}

    @property
    def provinces(self) -> bool:
        """Whether there is a map to look at."""
        levels = {one.federation.level for one in self.actor.memberships if one.federation}
        return FederationLevel.NATIONAL in levels


def place_name(place: board.Place) -> str:
    """Return what a row's place is called."""
    if place.city == "":
        return _("%s（所在地未填）") % place.federation.short_name
    return place.city or str(place.federation.short_name)


def list_of(chosen: Mapping[str, str], state: str) -> str:
    """Return the address of the filings in a state; of the unions that have not started for ""."""
    if not state:
        return f"{reverse('review:not_started')}?{urlencode(chosen)}"
    return f"{reverse('review:queue')}?{urlencode({**chosen, 'state': state})}"


def late_list(chosen: Mapping[str, str]) -> str:
    """Return the address of the filings that are past their date."""
    return f"{reverse('review:queue')}?{urlencode({**chosen, 'overdue': '1'})}"
