"""The federation's pages: the list, one objection, and what is done about it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.access import require
from portal.scoping import get_visible_or_404
from reviews.domain.objections import handling
from reviews.domain.refusals import Refused
from reviews.models import Objection
from reviews.objections.listing import Listing, line
from reviews.objections.page import RELATED, ObjectionPage

AT_ONCE = 30
DONE = {
    "ask": gettext_lazy("已请学校说明，学校会收到消息。"),
    "correct": gettext_lazy("已要求学校更正，相应栏目已打开。"),
    "close": gettext_lazy("已答复，反映人凭受理编号可以看到。"),
    "note": gettext_lazy("备注已保存，只有本学联看得到。"),
}


@require_safe
def objections(request: HttpRequest) -> HttpResponse:
    """Everything that was reported to the reader's federations, the newest first."""
    require(request.actor, "objection.view")
    listing = Listing(request.actor, request.GET)
    page = Paginator(listing.rows, AT_ONCE).get_page(request.GET.get("page"))
    context = {"listing": listing, "page": page, "lines": [line(row) for row in page]}
    return render(request, "objections/index.html", context)


@require_safe
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement, the section as it is public, the steps, and what can be done now."""
    return render(request, "objections/one.html", {"page": fetched(request, pk)})


@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one of the steps; what was typed stays when it cannot be taken."""
    if step not in DONE:
        raise Http404(_("没有这种办理方式。"))
    page = fetched(request, pk, "objection.handle")
    form = page.bound(step, request.POST)
    if form.is_valid():
        try:
            take(request, page, step, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, str(DONE[step]))
            return redirect("review:objection", pk)
    return render(request, "objections/one.html", {"page": page})


def fetched(request: HttpRequest, pk: int, action: str = "objection.view") -> ObjectionPage:
    """Return one objection for a page of the federation: 404 when foreign, 403 without the right."""
    row = get_visible_or_404(request.actor, Objection, *RELATED, pk=pk)
    require(request.actor, action, row)
    return ObjectionPage(request.actor, row)


def take(request: HttpRequest, page: ObjectionPage, step: str, said: dict) -> None:
    """Call the domain."""
    if step == "correct":
        handling.correct(request.actor, page.row, said["sections"], said["text"], said["due"])
    else:
        work = {"ask": handling.ask, "close": handling.close, "note": handling.note}[step]
        work(request.actor, page.row, said["text"])
