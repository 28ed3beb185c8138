"""Invitations as their senders see them: the link once, taking back, sending anew, handing over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.access import can
from portal.domain import handing_over, invitations, letters
from portal.domain.asking import ask_again
from portal.domain.sides import organisation_of
from portal.forms.invitations import PersonForm
from portal.models import College, Invitation, Membership
from portal.scoping import get_visible_or_404


def show_link(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    """Show the link, this once, and say whether it also goes by mail."""
    context = {
        "invitation": invitation,
        "place": organisation_of(invitation),
        "link": request.build_absolute_uri(letters.invitation_path(token)),
        "mailed": letters.invite(invitation, token),
        "back": back_to(request, invitation),
        "heads": bool(can(request.actor, "members.manage", invitation)),  # type: ignore[attr-defined]
    }
    return render(request, "portal/invitation_link.html", context)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a link open nothing any more."""
    invitation = _invitation_or_404(request, pk)
    if invitations.revoke(request.actor, invitation):  # type: ignore[attr-defined]
        messages.success(request, _("已收回给%s的邀请，链接不能再用。") % invitation.full_name)
    else:
        messages.info(
            request, _("给%s的邀请已经接受或收回过了，不用再收回。") % invitation.full_name
        )
    return redirect(back_to(request, invitation))


@ask_again
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link; the old one dies. One that was accepted meanwhile is not sent again."""
    invitation = _invitation_or_404(request, pk)
    try:
        return show_link(request, *invitations.again(request.actor, invitation))  # type: ignore[attr-defined]
    except invitations.GoneError as gone:
        messages.info(request, str(gone))
        return redirect(back_to(request, invitation))


@ask_again
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand an office over: name and e-mail of the successor, and the link."""
    actor = request.actor  # type: ignore[attr-defined]
    membership = get_visible_or_404(actor, Membership, "user", "college", "federation", pk=pk)
    handing_over.may(actor, membership)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return show_link(request, *handing_over.start(actor, membership, **form.cleaned_data))
        except invitations.InvitationRefusedError as refused:
            form.add_error(None, str(refused))
    context = {
        "office": membership,
        "place": organisation_of(membership),
        "own": membership.user_id == request.user.pk,
        "form": form,
    }
    return render(request, "portal/hand_over.html", context)


def back_to(request: HttpRequest, invitation: Invitation) -> str:
    """Return where one goes on: the members for a head, the start page for everybody else."""
    place: Any = organisation_of(invitation)
    if not can(request.actor, "members.manage", place):  # type: ignore[attr-defined]
        return reverse("start")
    kind = "college" if isinstance(place, College) else "federation"
    return reverse(f"members_of_{kind}", args=(place.pk,))


def _invitation_or_404(request: HttpRequest, pk: int) -> Invitation:
    related = ("college__federation", "federation", "replaces__user")
    actor = request.actor  # type: ignore[attr-defined]
    return get_visible_or_404(actor, Invitation, *related, pk=pk)
