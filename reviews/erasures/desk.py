"""College and federation: the list of requests, one of them, whose it is, the decision."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from disclosures.domain.erasing import deciding
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of
from disclosures.enums import ErasureState
from disclosures.models import Erasure
from portal import clock
from portal.access import require
from portal.domain.asking import ask_again
from portal.scoping import get_visible_or_404
from reviews.erasures.listing import requests_of
from reviews.erasures.words import STATES
from reviews.forms.erasures import DecisionForm, SaysForm

AT_ONCE = 30
RELATED = ("college", "federation", "publication", "filing__union", "filing__cycle__edition")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything that was asked, what waits first."""
    require(request.actor, "erasure.view")
    page = Paginator(requests_of(request.actor), AT_ONCE).get_page(request.GET.get("page"))
    lines = [(row, STATES[ErasureState(row.state)]) for row in page]
    context = {"page": page, "lines": lines, "today": clock.today()}
    return render(request, "erasures/index.html", context)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, and what can be done now."""
    return shown(request, fetched(request, pk, "erasure.view"))


@ask_again
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the college found out about who asks."""
    row, form = fetched(request, pk, "erasure.handle"), SaysForm(request.POST)
    if form.is_valid():
        try:
            deciding.confirm(request.actor, row, form.cleaned_data["says"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("核实结果已记录。"))
            return redirect("erasures:show", pk)
    return shown(request, row, says=form)


@ask_again
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse; what was typed stays when it cannot be done."""
    row, form = fetched(request, pk, "erasure.handle"), DecisionForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            deciding.decide(request.actor, row, said["state"], said["answer"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("已办结，请求人凭编号和查询码可以看到答复。"))
            return redirect("erasures:show", pk)
    return shown(request, row, decision=form)


def fetched(request: HttpRequest, pk: int, action: str) -> Erasure:
    """Return one request: 404 when foreign, 403 without the right."""
    row = get_visible_or_404(request.actor, Erasure, *RELATED, pk=pk)
    require(request.actor, action, row)
    return row


def shown(
    request: HttpRequest, row: Erasure, says: SaysForm | None = None, decision: DecisionForm | None = None
) -> HttpResponse:  # fmt: skip
    """The page of one request."""
    year = form_of(row.filing.cycle.edition)
    titles = {one.key: one.title for one in year.sections}
    names = {"school": row.college.name, "organisation": row.filing.union.name}
    context = {
        "row": row,
        "state": STATES[ErasureState(row.state)],
        "period": year.period,
        "section": year.text(titles.get(row.section, row.section), **names),
        "facts": ["，".join(row.facts.get("row", {}).values())] if row.facts else [],
        "open": row.state == ErasureState.RECEIVED,
        "says": says or SaysForm(initial={"says": row.college_says}),
        "decision": decision or DecisionForm(),
        "crumbs": [
            {"label": _("删除请求"), "url": reverse("erasures:index")},
            {"label": row.number},
        ],
    }
    return render(request, "erasures/show.html", context)
