"""What a federation published of a cycle's results: the frozen figures of the latest release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.models import ResultsRelease
from disclosures.public.caching import shortly
from disclosures.publication.results import tables

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def results(request: HttpRequest, cycle: int) -> HttpResponse:
    """Show the release that counts; 404 where there is none or it was withdrawn."""
    row = ResultsRelease.objects.filter(cycle_id=cycle).first()
    if row is None or not row.parts:
        raise Http404(_("这个周期的结果没有公布。"))
    context = {
        "data": row.data,
        "note": row.note,
        "at": row.at,
        "tables": tables(row.data, request.GET.dict()),
    }
    return shortly(render(request, "public/results.html", context))


def released() -> list[ResultsRelease]:
    """Return what is public of each cycle's results, the newest release first: one query."""
    rows = ResultsRelease.objects.order_by("cycle_id", "-id").distinct("cycle_id")
    return sorted((row for row in rows if row.parts), key=lambda row: row.at, reverse=True)
