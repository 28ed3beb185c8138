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
from reviews.domain import calibration


def cards(actor: Actor) -> list[Card]:
    """Return what waits for a reviewer: the filing that has waited longest, then the whole list."""
    if not actor.federation_ids(*queries.READERS):
        return []
    found = queries.counts(actor)
    listed = Card(
        title=_("审核列表"),
        text=_("%s。")
        % "；".join(_counted(state, found[state]) for state in FilingState if found[state])
        if found
        else _("还没有收到填报。"),
        url=reverse("review:queue"),
        action=_("查看全部"),
        group=_("审核"),
    )
    return [*_blind(actor), *_next(actor), listed]


def entries(actor: Actor) -> list[Entry]:
    """Return the navigation's entry of the queue, with how many wait for this reader."""
    if not actor.federation_ids(*queries.READERS):
        return []
    return [Entry(_("审核"), reverse("review:queue"), count=queries.waiting(actor).count())]


def _counted(state: FilingState, count: int) -> str:
    return _("%(state)s %(count)d 份") % {"state": REVIEWER[state].label, "count": count}


def _blind(actor: Actor) -> list[Card]:
    """Return the filing that the actor is to read blind, the oldest first."""
    waiting = list(calibration.waiting(actor))
    if not waiting:
        return []
    submission = waiting[0].submission
    text = ngettext(
        "有 %d 份填报请您独立审阅（校准）：只凭内容写下看法，不影响审核。",
        "有 %d 份填报请您独立审阅（校准）：只凭内容写下看法，不影响审核。",
        len(waiting),
    )
    return [
        Card(
            title=f"{submission.filing.college.name}{submission.filing.union.name}",
            text=text % len(waiting),
            url=reverse("review:blind", args=[submission.pk]),
            action=_("独立审阅"),
            group=_("审核"),
        )
    ]


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
