"""The page of one section."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures.filing import saving
from disclosures.filing.ids import whole_number
from disclosures.filing.loading import Place, open_section
from disclosures.filing.section_page import page_context
from disclosures.forms.answers import PictureForm
from disclosures.forms.kinds import section_form

MORE = 5
"""Rows that “增加5行” adds."""
MOST_SPARE = 60
"""Most empty rows that an address can ask for."""


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show a section, or save it and go on where the pressed button says."""
    place = open_section(request, pk, key)
    if request.method == "POST":
        outcome = saving.save(request, place)
        if outcome.saved and not outcome.picture.errors:
            return go_on(request, place)
        return render(
            request, "filing/section.html", page_context(place, outcome), status=outcome.status
        )
    form = section_form(place.desk.form, key, place.content, spare=spare_rows(request))
    return render(
        request,
        "filing/section.html",
        page_context(place, saving.Outcome(form, PictureForm(), place.draft.revision)),
    )


def go_on(request: HttpRequest, place: Place) -> HttpResponseRedirect:
    """Redirect after a save: the next section, the list, this page again, or this page with more rows."""
    here = reverse("filing:section", args=(place.desk.filing.pk, place.key))
    if "add_rows" in request.POST:
        return HttpResponseRedirect(f"{here}?rows={MORE}#more-rows")
    if "preview" in request.POST:
        return HttpResponseRedirect(f"{here}#preview")
    if "upload" in request.FILES:
        return HttpResponseRedirect(f"{here}#pictures")
    messages.success(request, _("已保存。"))
    return HttpResponseRedirect(after(request, place) or here)


def after(request: HttpRequest, place: Place) -> str:
    """Return where the button 保存并填写下一栏 or 保存并返回列表 leads; empty to stay."""
    step: dict[str, Any] = {"list": None, "next": place.following}
    wanted = request.POST.get("then", "")
    if wanted not in step:
        return ""
    if step[wanted] is None:
        return reverse("filing:tasks", args=(place.desk.filing.pk,))
    return reverse("filing:section", args=(place.desk.filing.pk, step[wanted].key))


def spare_rows(request: HttpRequest) -> int | None:
    """Return how many empty rows the address asks for, at most ``MOST_SPARE``; None for the section's own number."""
    wanted = whole_number(request.GET.get("rows", ""))
    return None if wanted is None else min(wanted, MOST_SPARE)
