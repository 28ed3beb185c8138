"""The original beside a section: shown, and its copy made when somebody first asks for it."""

from __future__ import annotations

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from disclosures.domain import imports
from reviews.pages.source import Source
from reviews.views.fetching import reading, section_of

SAME_ORIGIN = {"frame-src": ["'self'"]}


@require_http_methods(["GET", "POST"])
@csp_update(SAME_ORIGIN)
def source(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The pane alone, or as a page without scripts; a POST has the copy made."""
    found = reading(request, pk)
    chosen = request.GET.get("original", "")
    pane = Source(found, section_of(found, key), int(chosen) if chosen.isdecimal() else 0)
    if request.method == "POST" and pane.original:
        imports.prepare(pane.original)
    template = "review/source.html" if request.htmx else "review/source_page.html"
    asked = request.method == "POST" or request.GET.get("asked") == "1"
    return render(request, template, {"source": pane, "reading": found, "asked": asked})
