"""Starting a filing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from disclosures.domain import filings
from disclosures.domain.refused import Refused
from portal.access import require
from portal.models import Union
from portal.scoping import get_visible_or_404


@require_POST
def start(request: HttpRequest, union: int, cycle: int) -> HttpResponse:
    """Start (or find) the filing of a union in a cycle, and go to its task list."""
    whose = get_visible_or_404(request.actor, Union, "college__federation", pk=union)
    require(request.actor, "filing.start", whose)
    when = get_object_or_404(filings.cycles_above(whose.college), pk=cycle)
    try:
        filing = filings.start(request.actor, whose, when)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("start")
    return redirect("filing:tasks", filing.pk)
