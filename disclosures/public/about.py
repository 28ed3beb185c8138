"""What this site is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosures.public.caching import shortly

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what is published here, why, and what happens with personal data."""
    return shortly(render(request, "public/about.html"))
