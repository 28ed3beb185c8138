"""Everything once more before it is sent, and sending it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from disclosures.domain import submit as submitting
from disclosures.domain.refused import Refused
from disclosures.filing.loading import Desk, open_filing
from disclosures.filing.panels import grouped, points, shown
from disclosures.filing.preview import document_of, preview_page
from disclosures.filing.private import private_facts
from disclosures.forms.answers import DeclarationForm
from disclosures.publication import glyphs
from portal.access import can, require


@require_safe
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What the public will see, what the reviewer will see besides, the declaration."""
    return page(request, open_filing(request, pk), DeclarationForm())


def page(
    request: HttpRequest, desk: Desk, form: DeclarationForm, refused: str = ""
) -> HttpResponse:
    """Render the check page; ``refused`` says why a submission was not accepted."""
    document = document_of(desk)
    context = {
        **desk.frame(_("检查并提交")),
        "form": form,
        "refused": refused,
        "reasons": [desk.locked]
        if desk.locked
        else submitting.unready_reasons(desk.filing, desk.assessment),
        "may_submit": can(request.actor, "filing.submit", desk.filing),
        "document": document,
        "unprintable": glyphs.in_document(document),
        "private": private_facts(desk),
        "groups": grouped(shown(desk, finding) for finding in desk.assessment.findings),
        "points": points(desk),
    }
    return render(request, "filing/check.html", context, status=422 if refused else 200)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The public page as it would be today."""
    return HttpResponse(preview_page(open_filing(request, pk)))


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit, and go to the receipt; a second click finds the same receipt."""
    desk = open_filing(request, pk)
    require(request.actor, "filing.submit", desk.filing)
    form = DeclarationForm(request.POST)
    declared = form.is_valid() and form.cleaned_data["declaration"]
    try:
        submission = submitting.submit(request.actor, desk.filing, declaration=declared)
    except Refused as refused:
        return page(request, desk, form, refused.sentence)
    return redirect("filing:receipt", pk, submission.ordinal)
