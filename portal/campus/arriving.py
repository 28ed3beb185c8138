"""Somebody has proved an identity: what for decides what happens.

An errand is plain data in the session, bound to the state that travelled along: `purpose`, and with
it `onward` (an address of ours), `user` (who set out to link) or `invitation` (its id).
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.campus import accepting, linking, providers
from portal.campus.configured import Provider
from portal.campus.trouble import Trouble
from portal.domain import asking, signing_in
from portal.domain.invitations import GoneError
from portal.models import User
from portal.views import invitations

ENTER, LINK, AGAIN, ACCEPT = "enter", "link", "again", "accept"


def arrive(
    request: HttpRequest, provider: Provider, identity: str, errand: dict[str, Any]
) -> HttpResponse:
    """Do what the person set out for. Raises Trouble."""
    if not linking.sound(identity):
        raise Trouble(request, provider, "refused", "identity")
    return PURPOSES[errand["purpose"]](request, provider, identity, errand)


def _enter(
    request: HttpRequest, provider: Provider, identity: str, errand: dict[str, Any]
) -> HttpResponse:
    user = linking.holder(provider, identity)
    # One answer for whoever is unknown, stopped or of another college: nobody is told which.
    if user is None or not user.is_active or not providers.open_to(provider, user):
        raise Trouble(request, provider, "unknown", "no account")
    return _in(request, provider, user, identity, errand.get("onward"))


def _in(
    request: HttpRequest, provider: Provider, user: User, identity: str, onward: str | None
) -> HttpResponse:
    linking.used(provider, identity)
    if provider.second_factor:  # who has one of ours is still asked for it
        record_authentication(request, user, "mfa", type="campus", by=provider.id)
    return signing_in.complete(request, user, provider.kind, onward=onward)


def _accept(
    request: HttpRequest, provider: Provider, identity: str, errand: dict[str, Any]
) -> HttpResponse:
    """Who has an account already comes in with it and accepts there, everybody else with a new one."""
    found = invitations.waiting(request)
    if found is None or found.pk != errand.get("invitation"):
        return redirect("invitation")
    if not providers.serves(provider, found.college):
        raise Trouble(request, provider, "unknown", "another college")
    user = linking.holder(provider, identity)
    if user is not None:
        return _in(request, provider, user, identity, reverse("invitation"))
    try:
        user = accepting.join(found, provider, identity)
    except (GoneError, linking.RefusedError):
        return redirect("invitation")
    del request.session[invitations.KEY]
    return _in(request, provider, user, identity, None)


def _link(
    request: HttpRequest, provider: Provider, identity: str, errand: dict[str, Any]
) -> HttpResponse:
    _same_person(request, provider, errand)
    try:
        linking.link(request.user, provider, identity)
    except linking.RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("绑定好了。下次可以用统一身份认证登录。"))
    return redirect("campus:identities")


def _again(
    request: HttpRequest, provider: Provider, identity: str, errand: dict[str, Any]
) -> HttpResponse:
    _same_person(request, provider, errand)
    if linking.holder(provider, identity) != request.user:
        raise Trouble(request, provider, "refused", "somebody else")
    asking.proved(request, provider.kind)
    return redirect(errand.get("onward") or "start")


def _same_person(request: HttpRequest, provider: Provider, errand: dict[str, Any]) -> None:
    if not request.user.is_authenticated or request.user.pk != errand.get("user"):
        raise Trouble(request, provider, "refused", "another person is logged in")


PURPOSES = {ENTER: _enter, LINK: _link, AGAIN: _again, ACCEPT: _accept}
