"""Members of one's organisations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal import clock
from portal.access import require
from portal.domain import invitations, members
from portal.domain.asking import ask_again
from portal.domain.sides import Organisation, organisation_of
from portal.forms.invitations import InviteForm
from portal.models import College, Federation, Membership
from portal.scoping import get_visible_or_404
from portal.views.inviting import show_link


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the organisations whose members one manages; with only one, go there."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "members.manage")
    found = members.headed_by(actor)
    if len(found) == 1:
        return redirect(address(found[0]))
    rows = [{"name": str(one), "url": address(one)} for one in found]
    return render(request, "portal/members_index.html", {"organisations": rows})


@ask_again
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """List the members of one organisation and who is invited; POST invites somebody."""
    actor = request.actor  # type: ignore[attr-defined]
    place = _organisation_or_404(actor, kind, pk)
    require(actor, "members.manage", place)
    form = InviteForm(place, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return show_link(request, *invitations.invite(actor, place, **form.cleaned_data))
    context = {
        "place": place,
        "members": members.members_of(actor, place),
        "invitations": invitations.pending(actor, place),
        "form": form,
        "now": clock.now(),
    }
    return render(request, "portal/members.html", context)


@ask_again
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership."""
    actor = request.actor  # type: ignore[attr-defined]
    membership = get_visible_or_404(actor, Membership, "user", "college", "federation", pk=pk)
    place = organisation_of(membership)
    try:
        members.remove(actor, membership)
    except members.MemberRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已移除%s。") % membership.user.full_name)
    return redirect(address(place))


@ask_again
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Help a member to a new password: by mail to the member, or by a link that is shown once."""
    actor = request.actor  # type: ignore[attr-defined]
    membership = get_visible_or_404(actor, Membership, "user", "college", "federation", pk=pk)
    back = address(organisation_of(membership))
    try:
        path = members.reset_link(actor, membership)
    except members.MemberRefusedError as refused:
        messages.error(request, str(refused))
        return redirect(back)
    if path is None:
        messages.success(
            request,
            _("重新设置密码的链接正发往%s的邮箱，一小时内有效。") % membership.user.full_name,
        )
        return redirect(back)
    context = {"member": membership, "link": request.build_absolute_uri(path), "back": back}
    return render(request, "portal/member_link.html", context)


def address(place: Organisation) -> str:
    """Return the address of the members of `place`."""
    kind = "college" if isinstance(place, College) else "federation"
    return reverse(f"members_of_{kind}", args=(place.pk,))


def _organisation_or_404(actor: Any, kind: str, pk: int) -> Organisation:
    if kind == "college":
        return get_visible_or_404(actor, College, "federation", pk=pk)
    return get_object_or_404(Federation, pk=pk, pk__in=actor.federation_ids())
