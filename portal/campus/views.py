"""Setting out to a campus's server, coming back, and the page of one's own identities."""

from __future__ import annotations

from typing import Any

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.campus import arriving, cas, linking, providers, tickets
from portal.campus.adapter import Arrived, CampusAdapter
from portal.campus.configured import Provider
from portal.campus.oidc import CampusOIDCAdapter
from portal.campus.trouble import Trouble
from portal.domain.asking import ask_again
from portal.views.invitations import waiting
from portal.views.marks import without_second_factor
from portal.views.onward import own_path


@login_not_required
@require_POST
@never_cache
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody off to log in; POST with our token, so that no other page can begin it."""
    onward = own_path(request, request.POST.get("next")) or None
    errand = {"purpose": arriving.ENTER, "onward": onward}
    if request.POST.get("purpose") == arriving.ACCEPT and (found := waiting(request)):
        errand = {"purpose": arriving.ACCEPT, "invitation": found.pk}
    return _leave(request, provider_id, errand)


@ask_again
@require_POST
def link(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody who is logged in off to prove the identity that is to be linked."""
    return _leave(request, provider_id, {"purpose": arriving.LINK, "user": request.user.pk})


@without_second_factor
@require_POST
def again(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody off to prove anew who he or she is, before a sensitive act."""
    onward = own_path(request, request.POST.get("next")) or None
    errand = {"purpose": arriving.AGAIN, "user": request.user.pk, "onward": onward, "again": True}
    return _leave(request, provider_id, errand)


@login_not_required
@without_second_factor
@csrf_exempt  # the campus's server posts the single logout; nothing else is posted here
@require_http_methods(["GET", "POST"])
@never_cache
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take whoever comes back from the campus's server; or its word that somebody logged out."""
    provider = _provider(provider_id)
    if request.method == "POST":
        if provider.kind == "cas":
            cas.logged_out(request)
        return HttpResponse(status=204)
    try:
        return _taken(request, provider)
    except ImmediateHttpResponse as answer:
        return answer.response


@require_safe
def identities(request: HttpRequest) -> HttpResponse:
    """List what is linked to one's account, and what could be."""
    linked = list(linking.of(request.user))
    known = {one.provider for one in linked}
    context = {
        "linked": [(one, providers.find(one.provider)) for one in linked],
        "offered": [one for one in providers.offered() if one.id not in known],
    }
    return render(request, "campus/identities.html", context)


@ask_again
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one identity."""
    try:
        linking.unlink(request.user, pk)
    except linking.RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("已解除绑定。"))
    return redirect("campus:identities")


def _leave(request: HttpRequest, provider_id: str, errand: dict[str, Any]) -> HttpResponse:
    """A page that leads on, not a redirect: `form-action` of our policy would stop it."""
    provider = _provider(provider_id)
    try:
        address = _address(request, provider, errand)
    except (requests.RequestException, OAuth2Error) as error:
        trouble = Trouble(request, provider, "unreachable", type(error).__name__)
        return trouble.response
    return render(request, "campus/leaving.html", {"campus": provider, "address": address})


def _address(request: HttpRequest, provider: Provider, errand: dict[str, Any]) -> str:
    if provider.kind == "cas":
        return cas.address(request, provider, errand)
    asked = {"prompt": "login", "max_age": "0"} if errand.get("again") else {}
    own = CampusAdapter(request).get_provider(request, provider.id)
    return own.redirect(request, process="login", data=errand, auth_params=asked).url


def _taken(request: HttpRequest, provider: Provider) -> HttpResponse:
    if provider.kind == "cas":
        identity, errand, ticket = cas.arrived(request, provider)
        answer = arriving.arrive(request, provider, identity, errand)
        tickets.tie(request, ticket)
        return answer
    try:
        return _proved(request, provider)
    except Arrived as arrived:
        return arriving.arrive(request, provider, arrived.identity, arrived.errand)


def _proved(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Raise Arrived, or answer with a page that says what went wrong."""
    try:
        return OAuth2CallbackView.adapter_view(CampusOIDCAdapter(request, provider.id))(request)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        # Whatever a server answers, it is no fault of ours.
        raise Trouble(request, provider, "refused", type(error).__name__) from None


def _provider(provider_id: str) -> Provider:
    provider = providers.find(provider_id)
    if provider is None:
        raise Http404
    return provider
