"""The reviewing body has something public corrected, or gives that up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures.domain import correcting
from disclosures.domain.windows import chinese
from disclosures.forms.correcting import AskedCorrectionForm
from reviews.domain.refusals import Refused
from reviews.pages.reading import Reading
from reviews.pages.reopening import Reopening
from reviews.views.fetching import reading, refusable


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which sections, why and until when, then open them for the college."""
    found = reading(request, pk, "review.decide")
    posted = request.method == "POST"
    titles = found.held.titles
    sections = [(key, titles[key]) for key in found.held.sections]
    form = AskedCorrectionForm(request.POST if posted else None, sections=sections)
    if posted and form.is_valid() and opened(found, form):
        messages.success(request, _("已要求学校在%s前更正，学校会收到消息。") % chinese(form.day))
        return redirect("review:read", pk)
    context = {"reading": found, "form": form, "reopening": Reopening(found)}
    context["crumbs"] = [*found.crumbs, {"label": _("要求更正")}]
    return render(request, "review/reopen.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@refusable
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to give the correction up, then do it."""
    found = reading(request, pk, "review.decide")
    if request.method == "POST":
        correcting.give_up(request.actor, found.filing)
        messages.success(request, _("已不再要求更正，公开页面不变，学校会收到消息。"))
        return redirect("review:read", pk)
    context = {"reading": found, "crumbs": [*found.crumbs, {"label": _("不再要求更正")}]}
    return render(request, "review/give_up.html", context)


def opened(found: Reading, form: AskedCorrectionForm) -> bool:
    """Open the correction; False, with the reason at the form, where the domain refuses."""
    said = form.cleaned_data
    try:
        correcting.open_(found.actor, found.filing, said["sections"], said["due"], said["reason"])
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
