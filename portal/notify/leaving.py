"""A message that is due becomes a notice for everybody whom it concerns, once."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction

from portal.models import Delivery, Message, Notice, User
from portal.notify import catalogue, channels, preparing, recipients
from portal.scoping import scope_everything

log = structlog.get_logger(__name__)


def leave_due(now: datetime) -> int:
    """Let every message leave whose time has come; return how many did.

    Each in a transaction of its own: one that fails keeps the others from nothing, and is tried
    again at the next call.
    """
    with scope_everything():
        due = Message.objects.filter(left_at=None, cancelled_at=None, not_before__lte=now)
        ids = list(due.order_by("not_before", "pk").values_list("pk", flat=True))
    return sum(_tried(pk, now) for pk in ids)


def leave(message_id: int, now: datetime) -> bool:
    """Make the notices and deliveries of one message; False when it left or was cancelled meanwhile.

    May be called any number of times and by several workers at once: the message's row is locked,
    and one that somebody else holds is passed over.
    """
    with scope_everything():
        waiting = Message.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            pk=message_id, left_at=None, cancelled_at=None, not_before__lte=now
        )
        message = waiting.select_related("federation").first()
        if message is None:
            return False
        _deliver_to(message, recipients.of(message), now)
        message.left_at = now
        message.save(update_fields=["left_at"])
    return True


def _tried(message_id: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            return leave(message_id, now)
    except Exception:
        log.exception("message.not_left", message=message_id)
        return False


def _deliver_to(message: Message, people: list[User], now: datetime) -> None:
    notices = Notice.objects.bulk_create(
        Notice(message=message, user=user, federation=message.federation, created_at=now)
        for user in people
    )
    if not catalogue.kind(message.kind).mailed:
        return
    Delivery.objects.bulk_create(
        delivery
        for channel in channels.active()
        for delivery in preparing.by(channel, notices, now)
    )
