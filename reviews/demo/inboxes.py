"""The messages of the invented past: they left when their time had come, and old ones were read."""

from __future__ import annotations

from datetime import timedelta

from portal import clock
from portal.models import Message, Notice
from portal.notify import leaving

UNREAD_FOR = timedelta(days=3)


def let_messages_leave() -> None:
    """Let every message that is due leave at its own moment; what is older than some days was read."""
    now = clock.now()
    due = Message.objects.filter(left_at=None, cancelled_at=None, not_before__lte=now)
    for pk, moment in due.order_by("not_before", "pk").values_list("pk", "not_before"):
        leaving.leave(pk, moment)
    for notice in Notice.objects.filter(created_at__lt=now - UNREAD_FOR, read_at=None):
        notice.read_at = notice.created_at + timedelta(hours=2)
        notice.save(update_fields=["read_at"])
