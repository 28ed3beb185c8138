"""The task list of a filing, and its history."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures import wording
from disclosures.domain import imports, pledges
from disclosures.domain.submit import unready_reasons
from disclosures.domain.versions import versions_of
from disclosures.filing import corrections
from disclosures.filing.cards import words
from disclosures.filing.events import comparisons, history_of
from disclosures.filing.loading import open_filing
from disclosures.filing.panels import counts, fallen, points
from disclosures.filing.statuses import rows
from disclosures.filing.waiting import public_of
from disclosures.filing.year_before import since_last_year
from portal.access import can


@require_safe
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Ten sections in any order, what is still to do, and the way to submission."""
    desk = open_filing(request, pk)
    items = rows(desk)
    context = {
        **desk.frame(),
        "standing": wording.for_college(desk.filing),
        **public_of(desk.filing),
        "asked_day": wording.asked_day(desk.filing),
        "due_text": words(desk.filing)[0],
        "due_tone": words(desk.filing)[1],
        "items": items,
        "blank": not any(row.hint for row in items),
        "counts": counts(desk.assessment),
        "fallen": fallen(desk),
        "points": points(desk),
        "reasons": [] if desk.locked else unready_reasons(desk.filing, desk.assessment),
        "latest": desk.filing.submissions.order_by("ordinal").last(),
        "news": since_last_year(desk),
        "correcting": corrections.of(desk),
        "pledge": pledges.standing(desk.filing),
        "to_look_at": imports.to_look_at(desk.filing),
        "may_pull_back": can(request.actor, "filing.pull_back", desk.filing),
    }
    return render(request, "filing/tasks.html", context)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to the filing, newest first, with every submission's receipt."""
    desk = open_filing(request, pk, "filing.view")
    told = request.GET.get("before", "")
    past = history_of(desk.actor, desk.filing, int(told) if told.isdecimal() else None)
    context = {
        **desk.frame(_("填报历史")),
        "events": past.lines,
        "older": past.older,
        "comparisons": comparisons(desk.filing),
        "versions": versions_of(desk.filing),
    }
    return render(request, "filing/history.html", context)
