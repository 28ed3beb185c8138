"""What a college's people find on their start page: one card for each union and cycle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures import wording
from disclosures.domain import extensions
from disclosures.domain.filings import applicable_cycles
from disclosures.domain.released import with_line
from disclosures.domain.windows import (
    AGAIN,
    asked_by,
    chinese,
    closed_reason,
    is_open,
    last_day,
)
from disclosures.domain.yearform import form_of
from disclosures.enums import FilingState
from disclosures.models import Cycle, Filing
from portal import clock
from portal.access import Actor, can
from portal.domain.start import Card
from portal.models import Union
from portal.scoping import visible_to

RECENT = 3
"""Cycles shown for each union, newest first."""


def cards(actor: Actor) -> list[Card]:
    """Return the cards of the actor's own colleges, 学生会 first; nothing for anybody else."""
    if not actor.is_college_member:
        return []
    unions = (
        visible_to(actor, Union)
        .filter(college_id__in=actor.college_ids())
        .select_related("college__federation")
        .order_by("college", "-kind")
    )
    related = ("cycle__edition", "cycle__federation", "federation", "union__college")
    filings = (
        visible_to(actor, Filing)
        .filter(college_id__in=actor.college_ids())
        .select_related(*related)
        .annotate(latest=Max("submissions__ordinal"))
    )
    started = {(filing.union_id, filing.cycle_id): filing for filing in with_line(filings)}
    extended = extensions.of_unions(unions)
    return [card for union in unions for card in union_cards(actor, union, started, extended)]


def union_cards(
    actor: Actor,
    union: Union,
    started: Mapping[tuple[int, int], Filing],
    extended: Mapping[tuple[int, int], date],
) -> list[Card]:
    """Return the cards of one union, one for each cycle that was started or is open for it."""
    found = []
    for cycle in applicable_cycles(union.college):
        filing, until = started.get((union.pk, cycle.pk)), extended.get((union.pk, cycle.pk))
        if filing or is_open(cycle, until):
            found.append(one_card(actor, union, cycle, filing, until))
    return found[:RECENT]


def one_card(
    actor: Actor, union: Union, cycle: Cycle, filing: Filing | None, until: date | None
) -> Card:
    """Return the card of one union in one cycle; ``until``: its extension."""
    title = _("%(period)s改革情况公开") % {"period": form_of(cycle.edition).period}
    group = str(union)
    if filing is None:
        return start_card(actor, union, cycle, title, until)
    text, tone, action = words(filing)
    return Card(
        title, text, address(filing), action, tone, group, str(wording.for_college(filing).label)
    )


def address(filing: Filing) -> str:
    """Return where the card leads: the receipt while the filing waits, else its task list."""
    latest = getattr(filing, "latest", None)
    if filing.state == FilingState.SUBMITTED and latest:
        return reverse("filing:receipt", args=(filing.pk, latest))
    return reverse("filing:tasks", args=(filing.pk,))


def start_card(actor: Actor, union: Union, cycle: Cycle, title: str, until: date | None) -> Card:
    """Return the card of a filing that nobody has started."""
    told, group = wording.NOT_STARTED, str(union)
    text, badge = told.sentence % wording.day_of(cycle, until), str(told.label)
    if not can(actor, "filing.start", union):
        return Card(title, text, group=group, badge=badge)
    url = reverse("filing:start", args=(union.pk, cycle.pk))
    return Card(title, text, url, str(told.action), told.tone, group, badge, post=True)


def words(filing: Filing) -> tuple[str, str, str]:
    """Return sentence, tone and next step of a filing, by its state."""
    told, tone, last = wording.for_college(filing), "", chinese(last_day(filing))
    text = str(told.sentence)
    if filing.state == FilingState.DRAFT:
        late = clock.today() > asked_by(filing)
        tone = "warn" if late else ""
        sentence = wording.LATE % last if late else text % wording.asked_day(filing)
        text = closed_reason(filing) or sentence
    elif filing.state in AGAIN:
        text = closed_reason(filing) or text % wording.asked_day(filing)
    return text, tone or told.tone, str(told.action)
