"""Who acts, as a person."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from portal.access import Actor
from portal.models import User


def person(actor: Actor) -> User:
    """Return the actor's user. Raises ``PermissionDenied`` for nobody, whom the policy has refused before."""
    if actor.user is None:
        raise PermissionDenied
    return actor.user
