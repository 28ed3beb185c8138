"""The only writer of events (law 1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from portal import clock
from portal.actor import Actor
from portal.domain import masking, sealing
from portal.domain.sides import home
from portal.models import College, Event, Federation, User

LOOKED = "roster.view"
"""Somebody saw the names of a roster (谁看过名单)."""

ONE_LOOK = dt.timedelta(minutes=10)
"""Within this time the same person's looks at the same page of the same object are one."""

MISSING = object()


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
    personal data of students (law 10): keys, counts, ids; old and new values by `changes`. What is done
    to an account, and to no organisation, belongs to the account's own.
    """
    if college is None and federation is None and isinstance(target, User):
        college, federation = home(target)
    made = Event(
        at=clock.now(),
        actor=actor_user,
        action=action,
        target=name_of(target),
        college=college,
        federation=federation,
        data=data,
    )
    made.seal = sealing.seal(told(made))
    made.save(force_insert=True)
    return made


def told(event: Event) -> sealing.Told:
    """Return what is sealed of `event`."""
    return sealing.Told(
        event.at,
        event.actor_id,
        event.action,
        event.target,
        event.college_id,
        event.federation_id,
        event.data,
    )


def name_of(target: Model) -> str:
    """Return how an event names its object: ``"filing:12"``."""
    return f"{target._meta.model_name}:{target.pk}"  # noqa: SLF001 - Django's public name


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return ``{"field": [old, new]}`` of what differs, personal data masked, as plain JSON.

    A field that one side lacks stands as null there. What differs but reads the same once
    masked (王芳 → 王丽) is still named: that it changed is what the log is for.
    """
    return {
        key: [masking.value(key, old.get(key)), masking.value(key, new.get(key))]
        for key in {**old, **new}
        if old.get(key, MISSING) != new.get(key, MISSING)
    }


def looked(
    actor: Actor,
    target: Model,
    what: str,
    *,
    college: College | None,
    federation: Federation | None,
    **more: Any,
) -> None:
    """Write that `actor` saw the roster of `target` by way of `what` (the page or file, a word).

    Once in `ONE_LOOK` for a person, an object, a way (and `more`), so that pages may call it each time.
    """
    said = {"what": what, **more}
    seen = Event.objects.filter(
        actor=actor.user,
        action=LOOKED,
        target=name_of(target),
        data=said,
        at__gt=clock.now() - ONE_LOOK,
    )
    if not seen.exists():
        record(actor.user, LOOKED, target, college=college, federation=federation, **said)
