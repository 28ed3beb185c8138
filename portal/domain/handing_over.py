"""Handing an office over to a successor, in one step (交接)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.access import require
from portal.actor import Actor
from portal.domain import invitations
from portal.domain.invitations import InvitationRefusedError
from portal.domain.sides import organisation_of
from portal.models import Invitation, Membership


def may(actor: Actor, membership: Membership) -> None:
    """Return where `actor` may hand the office over: one's own, or a head for somebody who has gone.

    Raises PermissionDenied otherwise.
    """
    if actor.user is None or membership.user_id != actor.user.pk:
        require(actor, "members.manage", membership)


def start(
    actor: Actor, membership: Membership, *, full_name: str, email: str
) -> tuple[Invitation, str]:
    """Invite the successor to the office of `membership`; return the invitation and its token.

    Nothing changes before it is accepted: then the one membership ends as the other begins, so that
    no organisation is without its head in between. A former link to the same office dies. Raises
    PermissionDenied and InvitationRefusedError.
    """
    may(actor, membership)
    with transaction.atomic():
        held = Membership.objects.select_for_update(of=("self",)).filter(pk=membership.pk)
        office = held.select_related("college", "federation", "user").first()
        if office is None:
            raise InvitationRefusedError(_("这个角色刚刚已经结束，不能再交接。"))
        rows = Invitation.objects.filter(replaces=office, accepted_at=None, revoked_at=None)
        rows.update(revoked_at=clock.now())
        return invitations.invite(
            actor,
            organisation_of(office),
            role=office.role,
            full_name=full_name,
            email=email,
            replaces=office,
        )
