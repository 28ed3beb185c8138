"""Saving while somebody types; answers JSON (contract: ``static/js/autosave.js``)."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from disclosures.filing import saving
from disclosures.filing.conflicts import conflict_context
from disclosures.filing.loading import Place, open_section
from disclosures.filing.section_page import findings_context
from disclosures.filing.wording import moment


@require_POST
def autosave(request: HttpRequest, pk: int, key: str) -> JsonResponse:
    """Save a section: 200 with its findings, 409 with both texts, 400 with a sentence (not kept)."""
    place = open_section(request, pk, key)
    outcome = saving.save(request, place)
    if outcome.saved:
        return kept(request, place, outcome)
    if outcome.conflict:
        context = conflict_context(place, outcome)
        html = render_to_string("components/conflict.html", context, request)
        return JsonResponse(
            {"conflict_html": html, "revision": outcome.conflict.revision}, status=409
        )
    errors = outcome.form.errors() | {
        name: found[0] for name, found in outcome.picture.errors.items()
    }
    return JsonResponse(
        {"error": outcome.refused or next(iter(errors.values()), ""), "errors": errors}, status=400
    )


def kept(request: HttpRequest, place: Place, outcome: saving.Outcome) -> JsonResponse:
    """Answer with revision, time and the section's findings as they now stand."""
    context = {"filing": place.desk.filing, **findings_context(place.desk, place, outcome.form)}
    return JsonResponse(
        {
            "revision": outcome.saved.revision,
            "saved_at": moment(outcome.saved.saved_at),
            "findings_html": render_to_string("filing/findings_panel.html", context, request),
        }
    )
