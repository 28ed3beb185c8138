"""The register: who has published, by province, year and name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disclosures.public.caching import shortly
from disclosures.public.forms import RegisterFilter
from disclosures.public.results import released
from disclosures.public.search import find

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 30


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List the lines that the filter leaves, thirty a page."""
    form = RegisterFilter(request.GET)
    wanted = form.wanted()
    found = find(wanted.get("q", ""), wanted.get("province", ""), wanted.get("year", ""))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "query": urlencode(wanted),
        "wanted": wanted,
        "released": released(),
    }
    return shortly(render(request, "public/register.html", context))
