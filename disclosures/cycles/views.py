"""The lead's pages about cycles: which there are, opening one, changing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.cycles.calendar import page_of
from disclosures.cycles.loading import crumbs, cycle_or_404
from disclosures.cycles.statistics import as_download
from disclosures.cycles.wording import initial, lines
from disclosures.domain import cycles
from disclosures.domain import statistics as figures
from disclosures.domain.reminding.outlook import outlook
from disclosures.forms.cycles import ChangeForm, OpenForm
from portal.access import require
from portal.views.downloads import hand_out

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the cycles of the federations that one leads."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "cycle.manage")
    return render(request, "cycles/index.html", {"lines": lines(cycles.managed_cycles(actor))})


@require_http_methods(METHODS)
def open_(request: HttpRequest) -> HttpResponse:
    """Open a cycle."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "cycle.manage")
    data = request.POST if request.method == "POST" else None
    form = OpenForm(
        cycles.led_federations(actor), data, initial=initial(actor) | request.GET.dict()
    )
    if form.is_valid():
        where, key = form.cleaned_data["federation"], form.cleaned_data["edition"]
        try:
            cycle = cycles.open_cycle(actor, where, key, form.terms())
        except cycles.TermsRefused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, _("已开设%s填报周期。到开始日期，高校会在首页看到。") % cycle)
            return redirect("cycles:index")
    context = {"form": form, "crumbs": crumbs(_("开设填报周期"))}
    return render(request, "cycles/open.html", context)


@require_http_methods(METHODS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change dates, mailboxes and policies of a cycle."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = cycle_or_404(actor, pk)
    require(actor, "cycle.manage", cycle)
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, initial=vars(cycles.terms_of(cycle)))
    title = str(cycle)
    if form.is_valid():
        try:
            changed = cycles.change(actor, cycle, form.terms())
        except cycles.TermsRefused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, _("已保存。") if changed else _("没有改动。"))
            return redirect("cycles:index")
    published = cycles.has_publications(cycle)
    context = {
        "form": form,
        "cycle": cycle,
        "title": title,
        "published": published,
        "crumbs": crumbs(_("修改"), cycle=cycle),
    }
    return render(request, "cycles/change.html", context)


@require_safe
def statistics(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the cycle's figures."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = cycle_or_404(actor, pk)
    require(actor, "cycle.manage", cycle)
    figures.log(actor, cycle)
    return hand_out(as_download(figures.figures(actor, cycle)))


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a cycle's days: how many stand where, what will be sent when, and what was sent."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = cycle_or_404(actor, pk)
    require(actor, "cycle.manage", cycle)
    context = {"page": page_of(outlook(actor, cycle)), "crumbs": crumbs(str(cycle))}
    return render(request, "cycles/calendar.html", context)
