"""CAS protocol 2.0 and 3.0: a service ticket, asked about once, at the server that gave it.

https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import ParseError

import requests
from allauth.socialaccount.internal import statekit
from cas import CASClientBase, CASClientV2, CASClientV3
from django.http import HttpRequest
from django.urls import reverse

from portal.campus import tickets
from portal.campus.configured import Provider
from portal.campus.fetching import Bounded
from portal.campus.trouble import Trouble

TICKET = re.compile(r"ST-[\x21-\x7e]{8,253}")
"""A service ticket (3.1); what begins with PT- is a proxy's and proves nobody's presence."""
UNWANTED = re.compile(rb"<!DOCTYPE|<!ENTITY|<(?:[\w.-]+:)?proxies\b")
LARGEST_LOGOUT = 16 * 1024
VERSIONS = {2: CASClientV2, 3: CASClientV3}


def address(request: HttpRequest, provider: Provider, errand: dict[str, Any]) -> str:
    """Return the server's address to go to; the way back is bound to this browser's session."""
    state = statekit.stash_state(request, provider_id=provider.id, state={"data": errand})
    extra = {"renew": "true"} if errand.get("again") else {}
    with Bounded(provider) as session:
        client = _client(request, provider, state, session)
        return f"{client.server_url}login?{urlencode({'service': client.service_url, **extra})}"


def arrived(request: HttpRequest, provider: Provider) -> tuple[str, dict[str, Any], str]:
    """Return identity, errand and ticket of whoever comes back with a ticket. Raises Trouble."""
    given = request.GET.get("state", "")
    state = statekit.unstash_state(request, provider_id=provider.id, state_id=given)
    if state is None:
        raise Trouble(request, provider, "refused", "state")
    ticket = request.GET.get("ticket", "")
    if not TICKET.fullmatch(ticket):
        raise Trouble(request, provider, "refused", "no service ticket")
    if not tickets.take(ticket):
        raise Trouble(request, provider, "refused", "ticket came before")
    errand = state["data"]
    try:
        identity = _identity(request, provider, given, ticket, errand)
    except requests.RequestException as error:
        raise Trouble(request, provider, "unreachable", type(error).__name__) from None
    if not identity:
        raise Trouble(request, provider, "refused", "ticket not confirmed")
    return identity, errand, ticket


def logged_out(request: HttpRequest) -> None:
    """End the session of the ticket that a logout request names (single logout, 2.3.3).

    Whoever knows a ticket may end what came by it; nothing is answered about it.
    """
    sent = request.POST.get("logoutRequest", "").encode(errors="replace")
    if len(sent) > LARGEST_LOGOUT or UNWANTED.search(sent):
        return
    try:
        named = CASClientV3.get_saml_slos(sent) or ()
    except ValueError:  # what lxml says of text that is no XML at all
        return
    for one in named[:1]:
        tickets.end((one.text or "").strip())


def _identity(
    request: HttpRequest, provider: Provider, state: str, ticket: str, errand: dict[str, Any]
) -> str:
    """Ask the server whose ticket it is; empty where it confirms nobody."""
    with Bounded(provider) as session:
        if errand.get("again"):
            session.params = {"renew": "true"}
        client = _client(request, provider, state, session)
        answer = client.get_verification_response(ticket)
    if UNWANTED.search(answer):
        return ""
    try:
        user, attributes, _proxy = client.verify_response(answer)
    except (ParseError, IndexError, AttributeError, TypeError, ValueError):
        return ""
    found = user if provider.claim == "user" else (attributes or {}).get(provider.claim)
    return found.strip() if user and isinstance(found, str) else ""


def _client(
    request: HttpRequest, provider: Provider, state: str, session: Bounded
) -> CASClientBase:
    back = request.build_absolute_uri(reverse("campus:back", args=(provider.id,)))
    return VERSIONS[provider.version](
        service_url=f"{back}?{urlencode({'state': state})}",
        server_url=f"{provider.server.rstrip('/')}/",
        session=session,
        verify_ssl_certificate=session.verify,
    )
