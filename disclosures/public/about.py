"""What this site is, and what its data files are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from disclosures.public.caching import FILES, shortly

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what is published here, why, and what happens with personal data."""
    return shortly(render(request, "public/about.html"))


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Say what files there are of each publication, and how the data file is made up."""
    context = {"schema_address": settings.SITE_URL + reverse("public:schema")}
    return shortly(render(request, "public/about_data.html", context))


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of the data files; any site may read it."""
    response = HttpResponse(_schema(), content_type="application/schema+json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=FILES)
    return response


@cache
def _schema() -> bytes:
    from disclosures.exporting import schema as published

    return published.to_bytes(settings.SITE_URL + reverse("public:schema"))
