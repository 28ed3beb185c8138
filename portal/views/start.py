"""The start page: what waits for me."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.access import require
from portal.domain import start as cards


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the cards of every application for the actor."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    context = {"groups": cards.groups(actor), "belongs": bool(actor.memberships)}
    return render(request, "portal/start.html", context)
