"""Everything that one college has published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.public.caching import shortly
from disclosures.public.search import find
from disclosures.public.versions import histories

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def college(request: HttpRequest, college_id: int) -> HttpResponse:
    """List a college's publications, newest year first; 404 where it has none."""
    entries = list(find().filter(college_ref=college_id))
    if not entries:
        raise Http404(_("这所学校还没有公开内容。"))
    context = {"entries": entries, "college": entries[0], "histories": histories(entries)}
    return shortly(render(request, "public/college.html", context))
