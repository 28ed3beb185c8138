"""Findings of the whole filing, with the college's answers to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from disclosures.domain import explanations
from disclosures.domain.refused import Refused
from disclosures.domain.submit import unready_reasons
from disclosures.filing.loading import Desk, open_filing
from disclosures.filing.panels import FOLDED, counts, fallen, grouped, shown
from disclosures.forms.answers import ExplanationForm


@require_safe
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Every finding by severity, each with the way to its field and a place to answer."""
    return page(request, open_filing(request, pk))


def page(
    request: HttpRequest, desk: Desk, typed: ExplanationForm | None = None, wrong: str = ""
) -> HttpResponse:
    """Render the page; ``typed`` is an answer that was refused, ``wrong`` why."""
    items = [shown(desk, finding) for finding in desk.assessment.findings]
    context = {
        **desk.frame(_("核验结果")),
        "groups": grouped(item for item in items if item.finding.severity not in FOLDED),
        "folded": grouped(item for item in items if item.finding.severity in FOLDED),
        "counts": counts(desk.assessment),
        "fallen": fallen(desk),
        "reasons": [] if desk.locked else unready_reasons(desk.filing, desk.assessment),
        "can_answer": desk.may_edit and not desk.locked,
        "typed": typed,
        "wrong": wrong,
    }
    return render(request, "filing/findings.html", context, status=422 if wrong else 200)


@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the answer to one finding; a refused one comes back with what was typed."""
    desk = open_filing(request, pk)
    form = ExplanationForm(request.POST)
    if not form.is_valid():
        return page(request, desk, form, _("这条说明没有保存，请检查后再保存一次。"))
    answer = form.cleaned_data
    try:
        if "tick" in request.POST:
            explanations.tick(request.actor, desk.filing, answer["rule"], answer["path"])
        else:
            explanations.write(
                request.actor, desk.filing, answer["rule"], answer["path"], answer["text"]
            )
    except Refused as refused:
        return page(request, desk, form, refused.sentence)
    messages.success(request, _("已保存。"))
    anchor = f"#finding-{answer['rule']}-{answer['path']}"
    return redirect(reverse("filing:findings", args=(pk,)) + anchor)
