"""Members of one's organisations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.access import require
from portal.domain import members
from portal.forms.members import MemberForm
from portal.models import College, Federation, Membership
from portal.scoping import get_visible_or_404


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the organisations whose members one manages; with only one, go there."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "members.manage")
    found = members.headed_by(actor)
    if len(found) == 1:
        return redirect(_address(found[0]))
    rows = [{"name": str(one), "url": _address(one)} for one in found]
    return render(request, "portal/members_index.html", {"organisations": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """List the members of one organisation; POST adds one."""
    actor = request.actor  # type: ignore[attr-defined]
    place = _organisation_or_404(actor, kind, pk)
    require(actor, "members.manage", place)
    form = MemberForm(place, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            added = members.add(actor, place, **form.cleaned_data)
        except members.MemberRefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return _show_link(request, added) if added.new_account else _done(request, added)
    context = {"place": place, "members": members.members_of(actor, place), "form": form}
    return render(request, "portal/members.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership."""
    actor = request.actor  # type: ignore[attr-defined]
    membership = get_visible_or_404(actor, Membership, "user", "college", "federation", pk=pk)
    place = membership.college or membership.federation
    try:
        members.remove(actor, membership)
    except members.MemberRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已移除%s。") % membership.user.full_name)
    return redirect(_address(place))


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the link for the first password once more."""
    actor = request.actor  # type: ignore[attr-defined]
    membership = get_visible_or_404(actor, Membership, "user", "college", "federation", pk=pk)
    try:
        return _show_link(request, members.Added(membership, new_account=False))
    except members.MemberRefusedError as refused:
        messages.error(request, str(refused))
        return redirect(_address(membership.college or membership.federation))


def _show_link(request: HttpRequest, added: members.Added) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    uid, token = members.first_password(actor, added.membership)
    path = reverse("password_choose", args=(uid, token))
    context = {
        "member": added.membership,
        "link": request.build_absolute_uri(path),
        "back": _address(added.membership.college or added.membership.federation),
    }
    return render(request, "portal/member_link.html", context)


def _done(request: HttpRequest, added: members.Added) -> HttpResponse:
    name = added.membership.user.full_name
    messages.success(request, _("已添加%s，用原来的登录名和密码登录。") % name)
    return redirect(_address(added.membership.college or added.membership.federation))


def _organisation_or_404(actor: Any, kind: str, pk: int) -> members.Organisation:
    if kind == "college":
        return get_visible_or_404(actor, College, "federation", pk=pk)
    return get_object_or_404(Federation, pk=pk, pk__in=actor.federation_ids())


def _address(place: Any) -> str:
    kind = "college" if isinstance(place, College) else "federation"
    return reverse(f"members_of_{kind}", args=(place.pk,))
