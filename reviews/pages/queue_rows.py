"""The rows of the queue, as one reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from disclosures.wording import Word, for_reviewer
from portal.access import Actor
from portal.enums import Role
from reviews import queries

ASSIGNED = (FilingState.SUBMITTED, FilingState.RETURNED, FilingState.CORRECTING)
"""States of a filing that somebody still has work with."""


@dataclass(frozen=True, slots=True)
class Row:
    """One filing: ``url`` leads to the reading, or is empty where there is nothing to read.

    ``assignable``: the reader may give it to somebody.
    """

    line: queries.Line
    url: str
    openable: bool
    assignable: bool

    @property
    def filing(self) -> Any:
        """The filing."""
        return self.line.filing

    @property
    def state(self) -> Word:
        """Its state in the reviewer's words."""
        if self.line.leaving:
            return Word(_("退回函待发出"), "neutral")
        if self.line.proposed:
            return Word(_("待第二人复核"), "warn")
        return for_reviewer(self.line.filing)

    @property
    def age(self) -> str:
        """How long it has waited, in words; empty where it waits for nobody here."""
        if self.line.days is None:
            return ""
        return _("%d 天") % self.line.days if self.line.days else _("今天")

    @property
    def left(self) -> str:
        """How many days the college has, in words; empty where it has nothing to do."""
        left = self.line.left
        if left is None:
            return ""
        if left < 0:
            return _("已逾期 %d 天") % -left
        return _("还有 %d 天") % left if left else _("今天到期")

    @property
    def holder(self) -> str:
        """Who has it."""
        claim = self.line.claim
        return claim.assignee.get_full_name() if claim and claim.assignee else ""

    @property
    def presence(self) -> str:
        """Who is reading it now."""
        held = self.line.held
        if held is None:
            return ""
        values = {"who": held.name, "minutes": held.minutes}
        return (
            _("%(who)s %(minutes)d 分钟前在看") if held.minutes else _("%(who)s正在看")
        ) % values

    @property
    def overdue(self) -> bool:
        """Whether the college's time is over."""
        return self.line.left is not None and self.line.left < 0


def rows_of(actor: Actor, lines: list[queries.Line]) -> list[Row]:
    """Return the queue's rows for one reader."""
    deciding = actor.federation_ids(Role.REVIEWER, Role.LEAD)
    leading = actor.federation_ids(Role.LEAD)
    user = actor.user.pk if actor.user else None
    return [
        _row(
            line,
            decides=line.filing.federation_id in deciding,
            leads=line.filing.federation_id in leading,
            user=user,
        )
        for line in lines
    ]


def _row(line: queries.Line, *, decides: bool, leads: bool, user: int | None) -> Row:
    state = line.filing.state
    readable = line.submission is not None and state != FilingState.DRAFT and not line.own
    url = reverse("review:read", args=[line.submission.pk]) if readable and line.submission else ""
    openable = readable and decides and line.review is None and state == FilingState.SUBMITTED
    theirs = line.claim is not None and line.claim.assignee_id not in (None, user)
    assignable = decides and not line.own and state in ASSIGNED and (leads or not theirs)
    return Row(line, url, bool(openable), assignable)
