"""Coming in by the link of an invitation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal import hats
from portal.domain import invitations, joining, signing_in
from portal.domain.sides import organisation_of
from portal.domain.succession import SuccessionRefusedError
from portal.domain.throttle import throttle
from portal.forms.invitations import JoinForm
from portal.models import Invitation
from portal.views.marks import without_second_factor
from portal.visitor import address_of, network_of

KEY = "invitation"
"""In the session: the token of the invitation that waits, through a log-in of whatever kind."""


def waiting(request: HttpRequest) -> Invitation | None:
    """Return the open invitation that the session holds: for every way of coming in."""
    token = request.session.get(KEY)
    return invitations.find(token) if token else None


@login_not_required
@never_cache
@require_safe
@without_second_factor
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, so that it stands in no log and no history, and go on."""
    throttle("token", network_of(address_of(request)))
    request.session[KEY] = token
    return redirect("invitation")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@without_second_factor
def invitation(request: HttpRequest) -> HttpResponse:
    """Show who invites to what, and take the invitation: with a new account or one's own."""
    if request.method != "POST":
        return _page(request, waiting(request))
    throttle("token", network_of(address_of(request)))
    found = waiting(request)
    try:
        if found is None:
            return _page(request, None)
        if request.POST.get("way") == "leave":
            return _leave(request)
        return _accept(request, found) if request.user.is_authenticated else _join(request, found)
    except invitations.GoneError:
        return _page(request, None)


def _accept(request: HttpRequest, found: Invitation) -> HttpResponse:
    user: Any = request.user
    try:
        membership = joining.join(found, user)
    except SuccessionRefusedError as refused:
        messages.error(request, str(refused))
        return redirect("invitation")
    request.session.pop(KEY, None)
    request.session[hats.KEY] = membership.pk
    place = {"place": organisation_of(membership), "role": membership.get_role_display()}
    messages.success(request, _("您已经是%(place)s的%(role)s。") % place)
    return redirect("start")


def _join(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = JoinForm(found.full_name, found.email, request.POST)
    if form.is_valid():
        try:
            membership = joining.join_anew(
                found,
                username=form.cleaned_data["username"],
                password=form.cleaned_data["new_password1"],
                email=form.cleaned_data["email"],
            )
        except joining.NameTakenError as taken:
            form.add_error("username", str(taken))
        else:
            request.session.pop(KEY, None)
            return signing_in.complete(request, membership.user, "invitation")
    return _page(request, found, form)


def _leave(request: HttpRequest) -> HttpResponse:
    """Log out, and keep the invitation for whoever logs in next."""
    token = request.session[KEY]
    signing_in.left(request)
    logout(request)
    request.session[KEY] = token
    return redirect("invitation")


def _page(
    request: HttpRequest, found: Invitation | None, form: JoinForm | None = None
) -> HttpResponse:
    if found is None:
        return render(request, "portal/invitation_gone.html", status=404)
    context = {
        "invitation": found,
        "place": organisation_of(found),
        "form": form or JoinForm(found.full_name, found.email),
        "other_name": request.user.is_authenticated
        and request.user.get_full_name() != found.full_name,
    }
    return render(request, "portal/invitation.html", context)
