"""One import: how far it is, what it proposes, taking it over or leaving it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosures.domain import imports, proposals
from disclosures.domain.refused import Refused
from disclosures.enums import ImportState
from disclosures.filing.imports import proposal_page, taking, wording
from disclosures.filing.imports.choices import Choice
from disclosures.filing.imports.loading import following, open_import, open_to_change
from disclosures.filing.imports.waiting import waiting
from disclosures.filing.loading import Desk
from disclosures.models import Import
from portal.access import require


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show progress, failure or proposals, as it stands; POST takes over what is ticked."""
    desk, brought = open_import(request, pk, number)
    if brought.state == ImportState.DISCARDED:
        messages.info(request, wording.put_away(brought))
        return redirect("filing:import", pk)
    if brought.state != ImportState.READY:
        return render(request, "imports/waiting.html", waiting(desk, brought))
    if request.method == "POST":
        require(desk.actor, "filing.edit", desk.filing)
        return _take(request, desk, brought)
    found = proposals.of(desk.actor, brought)
    return render(request, "imports/proposals.html", proposal_page.context(desk, brought, found))


def _take(request: HttpRequest, desk: Desk, brought: Import) -> HttpResponse:
    choice = Choice.of(request.POST)
    outcome = taking.take(desk, brought, choice)
    if outcome.saved:
        messages.success(request, outcome.saved)
    if outcome.done:
        return _onward(request, desk, brought)
    found = proposals.of(desk.actor, brought)
    context = proposal_page.context(desk, brought, found, choice, outcome.trouble)
    context["refused"] = outcome.refused
    return render(request, "imports/proposals.html", context, status=outcome.status)


def _onward(request: HttpRequest, desk: Desk, brought: Import) -> HttpResponse:
    """Go on with what was brought beside it, else to the task list."""
    after = following(desk, brought)
    if after:
        messages.info(request, wording.onward(after))
        return redirect("filing:import_one", desk.filing.pk, after.pk)
    return redirect("filing:tasks", desk.filing.pk)


@require_safe
def progress(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say how far the reading is; when it is over the browser loads the page again."""
    desk, brought = open_import(request, pk, number)
    context = waiting(desk, brought)
    answer = render(request, "components/progress.html", context["progress"])
    if brought.state != ImportState.QUEUED:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def discard(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Leave all of it; the filing stays as it is."""
    desk, brought = open_to_change(request, pk, number)
    try:
        imports.discard(desk.actor, brought)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("filing:import", pk)
    messages.info(request, wording.left(brought))
    return _onward(request, desk, brought)
