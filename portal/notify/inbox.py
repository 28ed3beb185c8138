"""What somebody was told: the inbox of one person."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.db.models.lookups import IsNull

from portal import clock
from portal.models import Notice, User


def of(user: User) -> QuerySet[Notice]:
    """Return the notices of `user`, unread ones first, each part newest first."""
    rows = Notice.objects.filter(user=user).select_related("message")
    return rows.order_by(IsNull(F("read_at"), True).desc(), "-pk")


def unread(user: User) -> int:
    """Count what `user` has not read."""
    return Notice.objects.filter(user=user, read_at=None).count()


def read(notice: Notice) -> None:
    """Mark one notice as read, once."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())


def read_all(user: User) -> int:
    """Mark everything as read; return how many notices that were."""
    return Notice.objects.filter(user=user, read_at=None).update(read_at=clock.now())
