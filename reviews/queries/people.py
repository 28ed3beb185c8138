"""Who may be given a filing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from portal.access import Actor
from portal.enums import Role
from portal.models import Federation, User
from reviews.queries.rows import READERS


def reviewers(federation: Federation) -> QuerySet[User]:
    """Return who may be given a filing of this federation: reviewers and leads of it and of those above it.

    Row-level security leaves out those whose memberships the reader may not see.
    """
    return _deciders(int(part) for part in federation.path.split("/") if part)


def colleagues(actor: Actor) -> QuerySet[User]:
    """Return the reviewers and leads of the actor's federations, by name."""
    return _deciders(actor.federation_ids(*READERS))


def _deciders(federation_ids: Iterable[int]) -> QuerySet[User]:
    roles = (Role.REVIEWER, Role.LEAD)
    rows = User.objects.filter(
        is_active=True,
        memberships__federation_id__in=list(federation_ids),
        memberships__role__in=roles,
    )
    return rows.distinct().order_by("full_name", "pk")
