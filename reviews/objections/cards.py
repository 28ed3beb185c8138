"""What the start page and the navigation say of objections."""

from __future__ import annotations

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.access import can
from portal.actor import Actor
from portal.domain.nav import Entry
from portal.domain.start import Card
from portal.scoping import visible_to
from reviews.enums import ObjectionState
from reviews.models import Objection


def cards(actor: Actor) -> list[Card]:
    """Tell the federation how many wait for it, the college what it was asked."""
    return [*_of_federation(actor), *_of_college(actor)]


def entries(actor: Actor) -> list[Entry]:
    """Return the navigation's entry for a federation that was ever told something."""
    if not can(actor, "objection.view"):
        return []
    mine = visible_to(actor, Objection).filter(federation__in=actor.federation_ids())
    counts = dict(mine.order_by().values_list("state").annotate(Count("pk")))
    if not counts:
        return []
    waiting = sum(counts.get(state, 0) for state in TO_DO)
    return [Entry(_("情况反映"), reverse("review:objections"), count=waiting)]


TO_DO = (ObjectionState.RECEIVED, ObjectionState.ANSWERED)
"""States in which the federation has the next step."""


def _of_federation(actor: Actor) -> list[Card]:
    if not can(actor, "objection.view"):
        return []
    rows = visible_to(actor, Objection).filter(federation__in=actor.federation_ids())
    number = rows.filter(state__in=TO_DO).count()
    if not number:
        return []
    text = ngettext("%d 条情况反映等待办理。", "%d 条情况反映等待办理。", number) % number
    url = reverse("review:objections")
    return [Card(_("情况反映"), text, url, _("查看"), "warn", _("审核"))]


def _of_college(actor: Actor) -> list[Card]:
    if not actor.is_college_member or not can(actor, "objection.answer"):
        return []
    asked = visible_to(actor, Objection).filter(
        college__in=actor.college_ids(), state=ObjectionState.ASKED
    )
    rows = asked.select_related("filing__union").order_by("id")[:20]
    return [_asked(row) for row in rows if can(actor, "objection.answer", row)]


def _asked(row: Objection) -> Card:
    return Card(
        title=_("请核实一条情况反映"),
        text=_("有人反映公开的内容不属实，请核实并说明。"),
        url=reverse("review:objection_answer", args=[row.pk]),
        action=_("查看并说明"),
        tone="bad",
        group=str(row.filing.union),
    )
