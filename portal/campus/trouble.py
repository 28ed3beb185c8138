"""When sign-in by a campus's server comes to nothing: a sentence, and the way by password."""

from __future__ import annotations

import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.campus.configured import Provider

log = structlog.get_logger(__name__)


class Trouble(ImmediateHttpResponse):
    """Carries the page that says so. ``why`` is a word for our log, never shown."""

    def __init__(self, request: HttpRequest, provider: Provider, page: str, why: str) -> None:
        status = {"unreachable": 503, "unknown": 403}.get(page, 400)
        # Neither ticket, code nor token, and nobody's name.
        log.warning("campus sign-in failed", provider=provider.id, page=page, why=why)
        super().__init__(show(request, provider, page, status))


def show(request: HttpRequest, provider: Provider, page: str, status: int) -> HttpResponse:
    """Answer with one of the pages `unreachable`, `refused`, `unknown` or `cancelled`."""
    context = {"campus": provider}
    return render(request, f"campus/{page}.html", context, status=status)
