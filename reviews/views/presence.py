"""Who is reading: a sign of life, putting down, taking over."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from disclosures.models import Filing
from portal.access import Actor
from portal.views.marks import no_sign_of_life
from reviews.domain import claims
from reviews.domain.refusals import Refused
from reviews.pages.presence import Presence
from reviews.views.fetching import reading, refusable


@require_POST
@no_sign_of_life
def presence(request: HttpRequest, pk: int) -> JsonResponse:
    """Take a sign of life, and say who is reading: ``{"mine", "line"}``."""
    found = reading(request, pk)
    wants = found.undecided and not found.own_proposal
    if wants and claims.keep(request.actor, found.filing) is None:
        _take(request.actor, found.filing)
    now = Presence(request.actor, found.filing, claims.of(found.filing))
    return JsonResponse({"mine": now.mine, "line": now.line})


@require_POST
@refusable
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Become the reader of a filing that nobody is reading."""
    claims.take(request.actor, reading(request, pk, "review.decide").filing)
    return redirect("review:read", pk)


@require_POST
@refusable
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the filing down, and go back to the queue."""
    found = reading(request, pk, "review.decide")
    claims.release(request.actor, found.filing)
    messages.success(request, _("已放下%s，同事可以接着审。") % found.filing.college.name)
    return redirect("review:queue")


@require_POST
@refusable
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Become the reader although somebody else is."""
    claims.take_over(request.actor, reading(request, pk, "review.decide").filing)
    messages.success(request, _("已由您接手审阅。"))
    return redirect("review:read", pk)


def _take(actor: Actor, filing: Filing) -> None:
    """Hold what nobody holds: the claim ran out while the page was open, or the page was only read so far."""
    with suppress(Refused):
        claims.take(actor, filing)
