"""What reviewers find on their start page and in the navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.enums import FilingState
from disclosures.wording import REVIEWER
from portal.actor import Actor
from portal.domain.nav import Entry
from portal.domain.start import Card
from reviews import queries


def cards(actor: Actor) -> list[Card]:
    """Return what waits for a reviewer: the filing that has waited longest, then the whole list."""
    if not actor.federation_ids(*queries.READERS):
        return []
    found = queries.counts(actor)
    listed = Card(
        title=_("审核列表"),
        text=_("%s。") % "；".join(_counted(state, found[state]) for state in FilingState),
        url=reverse("review:queue"),
        action=_("查看全部"),
        group=_("审核"),
    )
    return [*_next(actor), listed]


def entries(actor: Actor) -> list[Entry]:
    """Return the navigation's entry of the queue, with how many wait for this reader."""
    if not actor.federation_ids(*queries.READERS):
        return []
    return [Entry(_("审核"), reverse("review:queue"), count=queries.waiting(actor).count())]


def _counted(state: FilingState, count: int) -> str:
    return _("%(state)s %(count)d 份") % {"state": REVIEWER[state].label, "count": count}


def _next(actor: Actor) -> list[Card]:
    waiting = queries.waiting(actor)
    first, number = waiting.first(), waiting.count()
    if first is None:
        return []
    text = ngettext("%d 份填报等待您审核。", "%d 份填报等待您审核。", number) % number
    return [
        Card(
            title=f"{first.college.name}{first.union.name}",
            text=text,
            url=reverse("review:read", args=[first.latest_id]),
            action=_("审核等得最久的一份"),
            tone="warn",
            group=_("审核"),
        )
    ]
