"""What was sent to whom: the log of a federation's messages."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from portal.access import require
from portal.actor import Actor
from portal.domain import audit
from portal.enums import Role
from portal.models import Delivery, Message, Notice
from portal.notify import claiming
from portal.notify.waking import wake_after_commit
from portal.scoping import visible_to

WORDS = ("user__full_name", "message__subject", "message__college__name", "deliveries__address")


def log(actor: Actor, *, words: str = "", kind: str = "", state: str = "") -> QuerySet[Notice]:
    """Return who was told what in the federations where `actor` leads or operates, newest first.

    `words` stand in the name, the address, the subject or the college; `state` is that of one of
    the deliveries.
    """
    rows = visible_to(actor, Notice).filter(federation_id__in=_federations(actor))
    if words:
        rows = rows.filter(_any(words))
    if kind:
        rows = rows.filter(message__kind=kind)
    if state:
        rows = rows.filter(deliveries__state=state)
    related = rows.select_related("message", "message__college", "user")
    return related.prefetch_related("deliveries").distinct().order_by("-pk")


def waiting(actor: Actor) -> int:
    """Count the messages that have not left: their time has not come, or no worker runs."""
    rows = visible_to(actor, Message).filter(federation_id__in=_federations(actor))
    return rows.filter(left_at=None, cancelled_at=None).count()


def resend(actor: Actor, delivery: Delivery) -> bool:
    """Let a delivery that was given up be tried anew, on the record; False when it was not."""
    notice = delivery.notice
    require(actor, "message.log", notice)
    if not claiming.resend(delivery):
        return False
    audit.record(actor.user, "message.resend", delivery, federation=notice.federation)
    wake_after_commit()
    return True


def _federations(actor: Actor) -> frozenset[int]:
    return actor.federation_ids(Role.LEAD, Role.OPERATOR)


def _any(words: str) -> Q:
    found = Q()
    for field in WORDS:
        found |= Q(**{f"{field}__icontains": words})
    return found
