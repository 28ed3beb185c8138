"""The only writer of events (law 1)."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from portal.models import College, Event, Federation, User


def record(
    actor_user: User | None,
    action: str,
    target: Model,
    *,
    college: College | None = None,
    federation: Federation | None = None,
    **data: Any,
) -> Event:
    """Write that `actor_user` (None: the system) did `action` to `target`, in the same transaction.

    `college` and `federation` say whose history it belongs to. `data` is plain JSON without
    personal data of students (law 10): keys, counts, ids; never names or texts.
    """
    return Event.objects.create(
        actor=actor_user,
        action=action,
        target=f"{target._meta.model_name}:{target.pk}",  # noqa: SLF001 - Django's public name
        college=college,
        federation=federation,
        data=data,
    )
