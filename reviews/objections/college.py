"""The college's page: what it was asked, what was reported, its answer. Never who reported it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.access import require
from portal.scoping import get_visible_or_404
from portal.views.onward import own_path
from reviews.domain.objections import handling
from reviews.domain.refusals import Refused
from reviews.enums import ObjectionState, StepKind
from reviews.forms.objections import TextForm
from reviews.models import Objection
from reviews.objections.page import RELATED, ObjectionPage


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the federation; 404 where the college was not asked."""
    page = fetched(request, pk)
    form = TextForm(
        request.POST or None,
        label=_("核实的情况"),
        hint=_("写明是否属实、有什么依据。只有审核单位看得到。"),
        auto_id="answer-%s",
    )
    if request.method == "POST" and form.is_valid():
        try:
            handling.answer_of_college(request.actor, page.row, form.cleaned_data["text"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("说明已送达审核单位。"))
            return redirect(back(request))
    open_ = page.row.state in {ObjectionState.ASKED, ObjectionState.CORRECTING}
    context = {"page": page, "form": form if open_ else None, "back": back(request)}
    return render(request, "objections/answer.html", context)


def fetched(request: HttpRequest, pk: int) -> ObjectionPage:
    """Return an objection that the college was asked about, or told to correct."""
    row = get_visible_or_404(request.actor, Objection, *RELATED, pk=pk)
    require(request.actor, "objection.answer", row)
    page = ObjectionPage(request.actor, row)
    if not any(step.kind in {StepKind.ASKED, StepKind.CORRECTING} for step in page.steps):
        raise Http404(_("没有找到。"))
    return page


def back(request: HttpRequest) -> str:
    """The page that the answer was written on, where it is one of ours; else the start page."""
    return own_path(request, request.POST.get("next")) or "start"
