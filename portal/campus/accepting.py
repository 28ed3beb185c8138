"""Accepting an invitation with a campus's identity in place of a log-in name and a password."""

from __future__ import annotations

import secrets

from django.db import transaction

from portal.campus import linking
from portal.campus.configured import Provider
from portal.domain import joining
from portal.models import Invitation, User
from portal.scoping import scope_user

SUFFIX = 5
"""Random bytes: a log-in name that nobody types, until there is a password beside it."""


def join(invitation: Invitation, provider: Provider, identity: str) -> User:
    """Make the invited person's account, link `identity` to it and let it accept; all or nothing.

    Raises what `joining.join_anew` and `linking.link` raise.
    """
    with transaction.atomic():
        user = joining.join_anew(
            invitation,
            username=f"{provider.id}-{secrets.token_hex(SUFFIX)}",
            password=None,  # unusable
            email=invitation.email,
        ).user
        with scope_user(user):
            linking.link(user, provider, identity)
    return user
