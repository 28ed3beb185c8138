"""Coming in by an invitation: with a new account, or with the one that one has."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from portal import notify
from portal.domain import invitations
from portal.domain.sides import audit_side, organisation_of
from portal.models import Invitation, Membership, User
from portal.scoping import scope_everything


class NameTakenError(Exception):
    """The log-in name belongs to somebody else; the message is a sentence for the page."""


def join_anew(
    invitation: Invitation, *, username: str, password: str | None, email: str
) -> Membership:
    """Make the account of the invited person and let it accept; both or nothing.

    Only the bearer of an open invitation comes so far as to learn that a name is taken. Raises
    NameTakenError and what `invitations.accept` raises.
    """
    taken = NameTakenError(_("登录名“%s”已经有人使用，请换一个。") % username)
    with transaction.atomic(), scope_everything():
        held = invitations.lock(invitation)
        name = User.normalize_username(username)
        if User.objects.filter(username__iexact=name).exists():
            raise taken
        try:
            with transaction.atomic():
                user = User.objects.create_user(name, email, password, full_name=held.full_name)
        except IntegrityError:
            raise taken from None
        return join(held, user)


def join(invitation: Invitation, user: User) -> Membership:
    """Let an account accept, and tell whoever invited. Raises what `invitations.accept` raises."""
    with transaction.atomic(), scope_everything():
        membership = invitations.accept(invitation, user)
        if invitation.replaces_id is None:
            _tell(invitation, membership)
    return membership


def _tell(invitation: Invitation, membership: Membership) -> None:
    place = organisation_of(membership)
    side = "college" if membership.college_id else "federation"
    notify.post(
        "joined",
        key=f"joined:{invitation.pk}",
        to=invitation.invited_by,
        subject=_("%s接受了您的邀请") % membership.user.full_name,
        text=_(
            "您邀请%(invited)s担任%(place)s的%(role)s，现在由账号“%(account)s”（%(name)s）接受。"
        )
        % {
            "invited": invitation.full_name,
            "place": place,
            "role": membership.get_role_display(),
            "account": membership.user.username,
            "name": membership.user.full_name,
        },
        url=reverse(f"members_of_{side}", args=(place.pk,)),
        **audit_side(membership),
    )
