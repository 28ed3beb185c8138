"""Mails with a link that opens something: invitations, and choosing a password anew."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from portal.domain.password_tokens import tokens
from portal.domain.sides import organisation_of
from portal.models import Invitation, User
from portal.notify import links
from portal.scoping import scope_everything

MOST_ACCOUNTS = 5
"""How many accounts of one mailbox (an office's) get a letter at one request."""


def invitation_path(token: str) -> str:
    """Return the path by which the bearer of `token` comes in."""
    return reverse("invitation_open", args=(token,))


def password_path(user: User) -> str:
    """Return the path by which `user` chooses a password, once, within PASSWORD_RESET_TIMEOUT."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("password_choose", args=(uid, tokens.make_token(user)))


def invite(invitation: Invitation, token: str) -> bool:
    """Let a worker mail the link, where that is possible; return whether it is."""
    if not links.reachable(invitation.email):
        return False
    links.later(links.INVITE, invitation.pk, token)
    return True


def send_invitation(invitation_id: int, token: str) -> bool:
    """Mail the link of an invitation, unless it was revoked meanwhile: for the worker."""
    with scope_everything():
        rows = Invitation.objects.filter(pk=invitation_id, accepted_at=None, revoked_at=None)
        related = ("college", "federation", "invited_by", "replaces__user")
        invitation = rows.select_related(*related).first()
    if invitation is None:
        return False
    place = organisation_of(invitation)
    context = {
        "invitation": invitation,
        "place": place,
        "link": settings.SITE_URL + invitation_path(token),
    }
    subject = _("%s邀请您在学生会改革情况公开平台办事") % place
    return links.mail(invitation.email, subject, "email/invitation.txt", context)


def forgotten(address: str) -> None:
    """Let a worker look whose address this is: nothing here depends on whether it is anybody's."""
    links.later(links.RESET, address)


def send_forgotten(address: str) -> int:
    """Mail every active account with this address a link for a new password; return how many.

    The mail goes to the address of the account, not to the one that was typed. For the worker.
    """
    rows = User.objects.filter(email__iexact=address, is_active=True).exclude(email="")
    return sum(send_reset(user) for user in rows.order_by("pk")[:MOST_ACCOUNTS])


def send_reset(user: User) -> bool:
    """Mail `user` the link; somebody without a password is told how he or she logs in."""
    link = settings.SITE_URL + password_path(user) if user.has_usable_password() else ""
    context = {"name": user.get_full_name(), "username": user.username, "link": link}
    return links.mail(user.email, _("重新设置密码"), "email/reset.txt", context)
