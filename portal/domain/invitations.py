"""Invitations: a link that makes its bearer a member of an organisation, once.

The token is random and kept nowhere: the database holds its SHA-256. Whoever opens a link is a member
of nothing yet, so finding and accepting look beyond the scope of the request (`scope_everything`), for
exactly the row that the token names.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal import clock
from portal.access import require
from portal.actor import Actor
from portal.domain import audit, succession
from portal.domain.sides import Organisation, audit_side, organisation_of, roles_of, side_of
from portal.models import Invitation, Membership, User
from portal.scoping import scope_everything, visible_to

TOKEN_BYTES = 32


class InvitationRefusedError(Exception):
    """The step cannot be taken; the message is a sentence for the page."""


class GoneError(InvitationRefusedError):
    """The invitation is open no longer: used, revoked or expired."""


def invite(
    actor: Actor,
    organisation: Organisation,
    *,
    role: str,
    full_name: str,
    email: str = "",
    replaces: Membership | None = None,
) -> tuple[Invitation, str]:
    """Write an invitation and return it with its token, which nobody can read again.

    With `replaces`, a membership of `organisation` that ends when the invitation is accepted
    (`handing_over`), everybody may invite to his or her own role. Raises PermissionDenied and
    InvitationRefusedError.
    """
    if replaces is None or actor.user is None or replaces.user_id != actor.user.pk:
        require(actor, "members.manage", organisation)
    if role not in roles_of(organisation) or not _fits(replaces, organisation, role):
        raise InvitationRefusedError(_("请从列出的角色中选择一个。"))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation(
        token_sha256=digest(token),
        role=role,
        full_name=full_name.strip(),
        email=email.strip(),
        replaces=replaces,
        invited_by=actor.user,
        expires_at=clock.now() + timedelta(days=settings.INVITATION_DAYS),
        **side_of(organisation),
    )
    with transaction.atomic():
        invitation.save()
        _record(actor.user, "member.invite", invitation)
    return invitation, token


def find(token: str) -> Invitation | None:
    """Return the open invitation of `token`; None for every other token, whatever became of it."""
    with scope_everything():
        rows = _open().select_related("college__federation", "federation", "replaces__user")
        return rows.filter(token_sha256=digest(token)).first()


def accept(invitation: Invitation, user: User) -> Membership:
    """Make `user` the member that `invitation` names; `replaces` ends in the same transaction.

    Of two who accept at once the second waits and is refused. Whoever has the role already keeps it.
    Raises GoneError, and SuccessionRefusedError where somebody would succeed himself or herself.
    """
    with transaction.atomic(), scope_everything():
        held = lock(invitation)
        membership, _made = Membership.objects.get_or_create(
            user=user, role=held.role, college=held.college, federation=held.federation
        )
        held.accepted_at, held.accepted_by = clock.now(), user
        held.save(update_fields=["accepted_at", "accepted_by"])
        _record(user, "member.accept", held, user=user.pk)
        succession.complete(held, membership)
    return membership


def lock(invitation: Invitation) -> Invitation:
    """Return the invitation as it stands now, locked to the end of the transaction.

    The membership that it replaces is locked before it, as everybody does who ends one (`members`).
    Wants a scope that sees both. Raises GoneError where it is open no longer.
    """
    if invitation.replaces_id is not None:
        Membership.objects.select_for_update().filter(pk=invitation.replaces_id).first()
    rows = _open().select_for_update(of=("self",))
    held = rows.select_related("college", "federation", "replaces__user").filter(pk=invitation.pk)
    found = held.first()
    if found is None:
        raise GoneError(_("这个邀请已经用过、收回或者过期了。"))
    return found


def revoke(actor: Actor, invitation: Invitation) -> bool:
    """Let the link open nothing any more; False where it was accepted or revoked already.

    One that has expired leaves the list thereby. Raises PermissionDenied.
    """
    if actor.user is None or invitation.invited_by_id != actor.user.pk:
        require(actor, "members.manage", invitation)
    with transaction.atomic():
        waiting = Invitation.objects.filter(accepted_at=None, revoked_at=None)
        done = bool(waiting.filter(pk=invitation.pk).update(revoked_at=clock.now()))
        if done:
            _record(actor.user, "member.revoke", invitation)
    return done


def again(actor: Actor, invitation: Invitation) -> tuple[Invitation, str]:
    """Send a new link in place of `invitation`, whose own link dies. Raises as `invite` does.

    GoneError where it was accepted or revoked meanwhile: two clicks send one link.
    """
    if not revoke(actor, invitation):
        raise GoneError(_("给%s的邀请已经接受或收回，没有重新发送。") % invitation.full_name)
    return invite(
        actor,
        organisation_of(invitation),
        role=invitation.role,
        full_name=invitation.full_name,
        email=invitation.email,
        replaces=invitation.replaces,
    )


def pending(actor: Actor, organisation: Organisation) -> QuerySet[Invitation]:
    """Return what is neither accepted nor revoked, newest first; those that expired among them."""
    rows = visible_to(actor, Invitation).filter(accepted_at=None, revoked_at=None)
    return rows.filter(**side_of(organisation)).select_related("replaces__user", "invited_by")


def digest(token: str) -> str:
    """Return what the database keeps of a token."""
    return sha256(token.encode(errors="replace")).hexdigest()


def _fits(replaces: Membership | None, organisation: Organisation, role: str) -> bool:
    """Whether a successor gets exactly the office that ends."""
    return replaces is None or (replaces.role == role and organisation_of(replaces) == organisation)


def _open() -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(accepted_at=None, revoked_at=None)
    return rows.filter(expires_at__gt=clock.now())


def _record(by: User | None, action: str, invitation: Invitation, **data: Any) -> None:
    audit.record(by, action, invitation, **audit_side(invitation), role=invitation.role, **data)
