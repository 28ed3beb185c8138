"""Tokens of links by which somebody chooses a password: Django's, and dead once the person's roles change."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from portal.models import Membership
from portal.scoping import scope_user


class Tokens(PasswordResetTokenGenerator):
    """Beside password, log-in and mailbox the memberships count.

    A head may make a link for a member of the own organisation alone (`members.reset_link`): it must not
    open the account of somebody who belongs to another one since, or to none.
    """

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        with scope_user(user):
            rows = Membership.objects.filter(user=user).order_by("pk").values_list("pk", flat=True)
            return f"{super()._make_hash_value(user, timestamp)}{list(rows)}"


tokens = Tokens()
