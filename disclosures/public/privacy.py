"""How personal data are treated here, said to the public (《个人信息保护法》第十七条); what search engines may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from disclosures.public.caching import FILES, shortly

if TYPE_CHECKING:
    from django.http import HttpRequest

CLOSED = ("/work/", "/account/", "/verify/", "/objections/", "/erasure/", "/health/")
"""Addresses that robots need not ask for. Not ``/d/``: a robot that may not ask never reads that it is noindex."""


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say who processes what, why, for how long, and how one exercises one's rights."""
    context = {
        "operator": settings.PRIVACY_OPERATOR,
        "contact": settings.PRIVACY_CONTACT,
        "years": settings.RETENTION_YEARS,
        "erasure_days": settings.ERASURE_DAYS,
    }
    return shortly(render(request, "public/privacy.html", context))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots which addresses they need not ask for."""
    lines = ["User-agent: *", *(f"Disallow: {one}" for one in CLOSED), ""]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=FILES)
    return response
