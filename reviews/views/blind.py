"""The blind reading: a submission read by a second person who sees nothing of the review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.filing import looking
from disclosures.models import Submission
from portal.access import require
from portal.scoping import get_visible_or_404
from reviews.domain import calibration
from reviews.domain.refusals import Refused
from reviews.forms.blind import BlindForm
from reviews.pages.blind import BlindPage, BlindSection
from reviews.pages.calibration import CalibrationPage
from reviews.pages.reading import Reading
from reviews.views.fetching import RELATED, section_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The lead's page: how far the readings are, and where two readers differ."""
    require(request.actor, "calibration.view")
    page = CalibrationPage(request.actor, request.GET.get("year", ""))
    return render(request, "review/calibration.html", {"page": page})


@require_safe
def blind(request: HttpRequest, pk: int) -> HttpResponse:
    """The sections, with what the reader has said of them."""
    return render(request, "review/blind.html", {"page": _page(request, pk)})


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One section; a POST says what the reader holds of it."""
    whole = _page(request, pk)
    page = BlindSection(whole.reading, section_of(whole.reading, key), whole=whole)
    found = whole.reading.held.findings_of(key)
    posted = request.POST if request.method == "POST" else None
    form = BlindForm(posted, found=found, said=whole.said.get(key))
    if request.method == "POST" and form.is_valid() and _said(request, whole, key, form):
        return redirect(_page(request, pk).following(key))
    return render(
        request, "review/blind_section.html", {"page": page, "whole": whole, "form": form}
    )


def _page(request: HttpRequest, pk: int) -> BlindPage:
    """Fetch the actor's own reading: 404 for a foreign submission, 403 for who was not asked to read it."""
    submission = get_visible_or_404(request.actor, Submission, *RELATED, pk=pk)
    reading = calibration.of(request.actor, submission)
    looking.seen(request, submission.filing)
    return BlindPage(Reading(request.actor, submission, None), reading)


def _said(request: HttpRequest, whole: BlindPage, key: str, form: BlindForm) -> bool:
    """Write it down; a refusal goes to the form."""
    data = form.cleaned_data
    try:
        calibration.say(
            request.actor, whole.blind, key, data["kind"], data.get("rules", ()), data["sentence"]
        )
    except Refused as refused:
        form.add_error("sentence", refused.sentence)
        return False
    if not _page(request, whole.reading.submission.pk).done:
        return True
    messages.success(request, _("独立审阅完成，谢谢。审核作出结论后，负责人会看到两人的异同。"))
    return True
