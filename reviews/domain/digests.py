"""The morning's digest for each reviewer and lead: what waits, said once a working day, or nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse

from portal import clock, notify
from portal.access import actor_of
from portal.domain import jobs
from portal.enums import Role
from portal.models import Federation, Membership, User
from portal.notify import many
from portal.scoping import scope, scope_colleges, scope_user
from reviews.domain import digest_sentences
from reviews.domain.waiting import Waiting, waiting_for

if TYPE_CHECKING:
    from portal.access import Actor

TASK = "reviews.digest"
ROLES = (Role.REVIEWER, Role.LEAD)
WORKING_DAYS = 5
"""Monday to Friday; public holidays are not known here."""


def enqueue_all() -> int:
    """Queue a job for each federation with somebody to tell; return how many. Nothing at weekends."""
    if clock.today().weekday() >= WORKING_DAYS:
        return 0
    return sum(_enqueue(federation) for federation in Federation.objects.order_by("path"))


def tell(federation_id: int) -> int:
    """Write today's digest for each reviewer and lead of a federation; return how many were new.

    Each is told of what he or she may see, whatever the number of federations: once a day. May run
    any number of times.
    """
    today = clock.today()
    federation = Federation.objects.get(pk=federation_id)
    people = list(_people(federation))
    known = many.posted(key_of(one, today) for one in people)
    return sum(
        _tell(person, federation, today) for person in people if key_of(person, today) not in known
    )


def key_of(person: User, today: dt.date) -> str:
    """Return the name under which a digest is sent once."""
    return f"digest:{person.pk}:{today:%Y%m%d}"


def _enqueue(federation: Federation) -> bool:
    with scope_colleges(federation_ids=[federation.pk]):
        if not _people(federation):
            return False
        jobs.enqueue(TASK, federation.pk, college=None, federation=federation)
    return True


def _people(federation: Federation) -> list[User]:
    rows = Membership.objects.filter(federation=federation, role__in=ROLES, user__is_active=True)
    return list(User.objects.filter(pk__in=rows.values("user_id")).order_by("pk"))


def _tell(person: User, federation: Federation, today: dt.date) -> bool:
    with scope_user(person):
        actor = actor_of(person)
    found = _found(actor, today)
    if found.nothing:
        return False
    notify.post(
        "digest",
        key=key_of(person, today),
        to=person,
        subject=digest_sentences.subject(found),
        text=digest_sentences.text(found),
        url=reverse("review:queue"),
        federation=federation,
    )
    return True


def _found(actor: Actor, today: dt.date) -> Waiting:
    with scope(actor):
        return waiting_for(actor, today)
