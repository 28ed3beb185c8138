"""The list of objections: filters that stay in the address, counts, a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain.yearform import form_of
from disclosures.wording import Word
from portal import clock
from portal.scoping import visible_to
from reviews.domain.objections import publics, steps
from reviews.enums import ObjectionState
from reviews.forms.objections import ListForm
from reviews.models import Objection
from reviews.objections.words import STATES

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from portal.access import Actor

RELATED = ("filing__cycle__edition", "filing__union", "college", "federation")
WAITING = "open"
"""In place of a state: everything that is not ended."""


class Listing:
    """What the actor's federations were told. A value that is not offered counts as none."""

    def __init__(self, actor: Actor, asked: QueryDict) -> None:
        self.actor = actor
        self.form = ListForm(asked)
        waiting = [(WAITING, _("未办结")), ("", _("全部"))]
        self.form.fields["state"].choices = waiting + ObjectionState.choices  # type: ignore[attr-defined]
        self.form.is_valid()
        self.wanted: dict[str, Any] = {
            name: value for name, value in self.form.cleaned_data.items() if value
        }
        if "state" not in asked:
            self.wanted["state"] = WAITING
            self.form = ListForm({**asked.dict(), "state": WAITING})
            self.form.fields["state"].choices = waiting + ObjectionState.choices  # type: ignore[attr-defined]

    @cached_property
    def rows(self) -> QuerySet[Objection]:
        """The objections that are asked for, the newest first."""
        return self._narrowed(self._all().select_related(*RELATED))

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """How many there are in each state, whatever is asked for."""
        rows = self._all().order_by().values_list("state").annotate(Count("pk"))
        found = dict(rows)
        return [(str(word.label), found.get(state, 0)) for state, word in STATES.items()]

    @property
    def query(self) -> str:
        """The filters as they stand in the address."""
        return urlencode(
            {name: self.wanted.get(name, "") for name in ("state", "age", "q", "filing")}
        )

    def _all(self) -> QuerySet[Objection]:
        mine = self.actor.federation_ids()
        return visible_to(self.actor, Objection).filter(federation__in=mine)

    def _narrowed(self, rows: QuerySet[Objection]) -> QuerySet[Objection]:
        state, age = self.wanted.get("state", ""), self.wanted.get("age")
        if state == WAITING:
            rows = rows.filter(state__in=steps.OPEN)
        elif state:
            rows = rows.filter(state=state)
        if age:
            rows = rows.filter(received_at__lt=clock.now() - timedelta(days=int(age)))
        if words := self.wanted.get("q"):
            rows = rows.filter(Q(college__name__icontains=words) | Q(number__icontains=words))
        if filing := self.wanted.get("filing"):
            rows = rows.filter(filing=filing)
        return rows


@dataclass(frozen=True)
class Line:
    """One objection in the list."""

    number: str
    url: str
    college: str
    union: str
    section: str
    state: Word
    received_at: datetime


def line(row: Objection) -> Line:
    """Return the line of an objection that was fetched with `RELATED`."""
    return Line(
        row.number,
        reverse("review:objection", args=[row.pk]),
        row.college.name,
        row.filing.union.name,
        section_title(row),
        STATES[ObjectionState(row.state)],
        row.received_at,
    )


def section_title(row: Objection) -> str:
    """Return the title of the section that is said to be untrue."""
    form, union = form_of(row.filing.cycle.edition), row.filing.union
    if not form.has_section(row.section):
        return str(publics.WHOLE_LABEL)
    title = form.section(row.section).title
    return form.text(title, school=row.college.name, organisation=union.name)
