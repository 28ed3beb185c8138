"""The queue's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from disclosures.enums import FilingState
from disclosures.wording import REVIEWER
from portal.access import Actor
from portal.enums import FederationLevel, Role
from reviews import queries
from reviews.forms.queue import Chip, QueueForm
from reviews.models import SavedView
from reviews.pages.queue_rows import Row, rows_of

PER_PAGE = 50
SHOWN = (
    FilingState.SUBMITTED,
    FilingState.RETURNED,
    FilingState.CORRECTING,
    FilingState.DRAFT,
    FilingState.APPROVED,
    FilingState.PUBLISHED,
)
"""States above the queue: what there is to do comes first."""
SELDOM = (FilingState.CORRECTING,)
"""States that are left out where there is none."""


@dataclass(frozen=True)
class QueuePage:
    """A page of the queue: rows, counts by state (``found``), and addresses that keep the filters."""

    actor: Actor
    form: QueueForm
    page: Page
    wanted: Mapping[str, str]
    found: Counter[str]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of this page."""
        return rows_of(self.actor, queries.lines(self.page, self.actor))

    @cached_property
    def stats(self) -> list[dict[str, object]]:
        """How many filings of the other filters are in each state; each figure leads to its list."""
        others = without_state(self.wanted)
        figures = [(None, self.found.total(), _("全部"))]
        figures += [(one, self.found[one], REVIEWER[one].label) for one in SHOWN]
        return [
            {
                "figure": number,
                "label": label,
                "url": f"?{urlencode(others | ({'state': state} if state else {}))}",
                "current": self.wanted.get("state", "") == (state or ""),
            }
            for state, number, label in figures
            if number or state not in SELDOM
        ]

    @property
    def chips(self) -> list[Chip]:
        """The filters in force."""
        return self.form.chips()

    @property
    def query(self) -> str:
        """The filters as a query, without the page."""
        return urlencode(self.wanted)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        return bool(set(self.wanted) - {"sort"})

    @cached_property
    def views(self) -> list[SavedView]:
        """The reader's own lists."""
        return list(SavedView.objects.filter(user=self.actor.user))

    @property
    def provinces(self) -> bool:
        """Whether there are provinces below the reader's federation."""
        levels = {one.federation.level for one in self.actor.memberships if one.federation}
        return FederationLevel.NATIONAL in levels

    @property
    def leads(self) -> bool:
        """Whether the reader leads a federation."""
        return bool(self.actor.federation_ids(Role.LEAD))

    @cached_property
    def may_assign(self) -> bool:
        """Whether the reader may give away anything of this page."""
        return any(row.assignable for row in self.rows)

    @property
    def people(self) -> list[tuple[str, str]]:
        """Whom a filing may be given to, the reader first."""
        return [
            (value, label)
            for value, label in self.form.fields["assignee"].choices
            if value.isdigit()
        ]


def queue_page(actor: Actor, form: QueueForm, number: object) -> QueuePage:
    """Return page ``number`` of the queue as the form narrows and sorts it."""
    wanted = form.wanted()
    rows = queries.narrowed(queries.filings(actor), without_state(wanted), actor)
    found = queries.counts(actor, rows)
    state = wanted.get("state")
    if state:
        rows = rows.filter(state=state)
    paginator = Paginator(queries.ordered(rows, wanted.get("sort", "")), PER_PAGE)
    paginator.count = found[state] if state else found.total()  # counted already
    return QueuePage(actor, form, paginator.get_page(number), wanted, found)


def without_state(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the filters but for the state: what the figures above the list count."""
    return {name: value for name, value in wanted.items() if name != "state"}
