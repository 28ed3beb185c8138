"""The queue's table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.enums import FilingState
from disclosures.wording import REVIEWER, Word, for_reviewer
from portal import clock
from portal.access import Actor
from portal.enums import Role
from reviews import queries

SHOWN = (
    FilingState.SUBMITTED,
    FilingState.RETURNED,
    FilingState.DRAFT,
    FilingState.APPROVED,
    FilingState.PUBLISHED,
)
"""States above the queue: what there is to do comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One filing: ``url`` leads to the reading, or is empty where there is nothing to read."""

    line: queries.Line
    url: str
    openable: bool

    @property
    def filing(self) -> Any:
        """The filing."""
        return self.line.filing

    @property
    def state(self) -> Word:
        """Its state in the reviewer's words."""
        return for_reviewer(self.line.filing)

    @property
    def age(self) -> str:
        """How long it has waited, in words; empty where it waits for nobody here."""
        if self.line.days is None:
            return ""
        if self.line.days == 0:
            return _("今天")
        return ngettext("%d 天", "%d 天", self.line.days) % self.line.days

    @property
    def holder(self) -> str:
        """Who has it."""
        review = self.line.review
        return review.reviewer.get_full_name() if review and review.reviewer else ""

    @property
    def overdue(self) -> bool:
        """Whether the date of the return letter has passed."""
        due = self.line.filing.return_due
        return (
            self.line.filing.state == FilingState.RETURNED
            and due is not None
            and due < clock.today()
        )


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of the queue: rows, counts by state, and addresses that keep the filters."""

    actor: Actor
    page: Page
    lines: list[queries.Line]
    wanted: dict[str, str]

    @property
    def rows(self) -> list[Row]:
        """The rows of this page."""
        return rows_of(self.actor, self.lines)

    @property
    def stats(self) -> list[dict[str, object]]:
        """How many filings are in each state; each figure leads to its list."""
        found = queries.counts(self.actor)
        return [
            {
                "figure": found[state],
                "label": REVIEWER[state].label,
                "url": f"?{urlencode({'state': state})}",
            }
            for state in SHOWN
        ]

    @property
    def query(self) -> str:
        """The filters as a query, without the page."""
        return urlencode(self.wanted)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        return bool(set(self.wanted) - {"sort"})


def rows_of(actor: Actor, lines: list[queries.Line]) -> list[Row]:
    """Return the queue's rows for one reader."""
    deciding = actor.federation_ids(Role.REVIEWER, Role.LEAD)
    return [_row(line, line.filing.federation_id in deciding) for line in lines]


def _row(line: queries.Line, decides: bool) -> Row:
    readable = (
        line.submission is not None and line.filing.state != FilingState.DRAFT and not line.own
    )
    url = reverse("review:read", args=[line.submission.pk]) if readable and line.submission else ""
    openable = (
        readable and decides and line.review is None and line.filing.state == FilingState.SUBMITTED
    )
    return Row(line, url, bool(openable))
