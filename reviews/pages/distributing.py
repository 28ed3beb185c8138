"""Who gets how many of what was chosen in the queue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from disclosures.enums import FilingState
from portal.enums import Role
from reviews import queries
from reviews.domain import assigning, claims

if TYPE_CHECKING:
    from disclosures.models import Filing
    from portal.access import Actor
    from portal.models import User
    from reviews.pages.assigning import Selection


@dataclass(frozen=True, slots=True)
class Share:
    """One person: whether chosen, how many he or she has, and would get."""

    user: User
    chosen: bool
    has: int
    gets: int

    @property
    def then(self) -> int:
        """How many it would be."""
        return self.has + self.gets


@dataclass(frozen=True)
class DistributePage:
    """Who gets how many of a selection."""

    selection: Selection
    people: tuple[User, ...]
    again: bool

    @cached_property
    def led(self) -> list[Filing]:
        """What of the selection the actor may give away, and still waits for a decision."""
        waiting = [one for one in self.selection.filings if one.state == FilingState.SUBMITTED]
        return assigning.assignable(self.selection.actor, waiting)

    @cached_property
    def taken(self) -> list[Filing]:
        """What somebody has already."""
        return [one for one in self.led if _assigned(one)]

    @cached_property
    def filings(self) -> list[Filing]:
        """What is distributed: what nobody has, and the rest where it was asked for."""
        return self.led if self.again else [one for one in self.led if not _assigned(one)]

    @cached_property
    def plan(self) -> assigning.Plan:
        """Who would get how many."""
        return assigning.plan(self.filings, self.people)

    @cached_property
    def lines(self) -> list[Share]:
        """Everybody to choose from."""
        found = list(queries.colleagues(self.selection.actor))
        has = claims.burden(found, but=self.filings)
        gets = {user.pk: number for user, _has, number in self.plan.shares}
        return [Share(user, user.pk in gets, has[user.pk], gets.get(user.pk, 0)) for user in found]


def usual(actor: Actor) -> tuple[User, ...]:
    """Return who is ticked at first: the reviewers of the federations that the actor leads himself or herself."""
    led = [one.federation_id for one in actor.memberships if one.role == Role.LEAD]
    rows = queries.colleagues(actor)
    return tuple(rows.filter(memberships__role=Role.REVIEWER, memberships__federation_id__in=led))


def _assigned(filing: Filing) -> bool:
    claim = getattr(filing, "claim", None)
    return claim is not None and claim.assignee_id is not None
