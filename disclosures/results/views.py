"""The results of a cycle, and their release."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosures.domain import results_release
from disclosures.domain.refused import Refused
from disclosures.domain.results import results
from disclosures.forms.results import ReleaseForm
from disclosures.publication.results import tables
from disclosures.results import pages
from portal.access import can, require
from portal.domain.asking import ask_again


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the cycles whose results one may see."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "results.view")
    return render(request, "results/index.html", {"lines": pages.lines(actor)})


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every figure of a cycle, for the inside."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = pages.cycle_or_404(actor, pk)
    require(actor, "results.view", cycle)
    data = results(actor, cycle)
    context = {
        "cycle": cycle,
        "data": data,
        "tables": tables(data, request.GET.dict()),
        "released": pages.released(cycle),
        "releases": bool(can(actor, "results.release", cycle)),
        "crumbs": pages.crumbs(cycle),
    }
    return render(request, "results/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@ask_again
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what is to be public, show it as the public will, and release it when that was seen."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = pages.cycle_or_404(actor, pk)
    require(actor, "results.release", cycle)
    form = ReleaseForm(request.POST or request.GET or None)
    context: dict[str, Any] = {"form": form, "cycle": cycle, "released": pages.released(cycle)}
    if form.is_valid():
        try:
            if request.method == "POST":
                results_release.release(actor, cycle, **form.chosen(), seen=form.seen_digest())
                messages.success(request, _("已公布。公众现在就能看到。"))
                return redirect("results:show", pk)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        context |= _preview(actor, cycle, form)
    context["crumbs"] = pages.crumbs(cycle, _("公布结果"))
    return render(request, "results/release.html", context)


@require_POST
@ask_again
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the results off the public's page."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = pages.cycle_or_404(actor, pk)
    require(actor, "results.release", cycle)
    try:
        results_release.withdraw(actor, cycle)
    except Refused as refused:
        messages.info(request, refused.sentence)
    else:
        messages.success(request, _("已撤回，公众不再能看到这个周期的结果。"))
    return redirect("results:show", pk)


def _preview(actor: Any, cycle: Any, form: ReleaseForm) -> dict[str, Any]:
    """What the public would see, and its digest; nothing where it cannot be shown."""
    chosen = form.chosen()
    try:
        data = results_release.proposal(actor, cycle, chosen["parts"], exact=chosen["exact"])
    except Refused as refused:
        form.add_error("parts", refused.sentence)
        return {}
    return {
        "data": data,
        "note": chosen["note"],
        "tables": tables(data, {}),
        "digest": results_release.digest(data),
    }
