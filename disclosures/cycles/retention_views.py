"""For how long rosters stay public: the leads' page, doing it now, and doing it before the time."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disclosures.cycles.loading import crumbs, cycle_or_404
from disclosures.domain.refused import Refused
from disclosures.domain.retaining import orders, outlook
from portal.access import require
from portal.domain.asking import ask_again


class OrderForm(forms.Form):
    """Why it is done before the time; and that it is meant."""

    reason = forms.CharField(
        label=gettext_lazy("提前办理的原因"),
        help_text=gettext_lazy("会记入日志，例如“换届完毕，名单不再需要公开”。"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("我知道名单改为人数以后不能恢复"),
        error_messages={"required": gettext_lazy("请确认：名单改为人数以后不能恢复。")},
    )


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """When what falls due in each cycle, and what was done."""
    require(request.actor, "cycle.manage")  # type: ignore[attr-defined]
    lines = outlook.lines(request.actor)  # type: ignore[attr-defined]
    context = {"lines": lines, "crumbs": crumbs(_("名单公开期限"))}
    return render(request, "cycles/retention.html", context)


@ask_again
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what is due now, without waiting for the night."""
    cycle = cycle_or_404(request.actor, pk)  # type: ignore[attr-defined]
    orders.apply_now(request.actor, cycle)  # type: ignore[attr-defined]
    messages.success(request, _("正在办理，每份一两分钟，稍后刷新本页查看。"))
    return redirect("cycles:retention")


@ask_again
@require_http_methods(["GET", "HEAD", "POST"])
def early(request: HttpRequest, pk: int) -> HttpResponse:
    """End the period of a cycle before the time: asks for the reason, and whether it is meant."""
    cycle = cycle_or_404(request.actor, pk)  # type: ignore[attr-defined]
    require(request.actor, "cycle.manage", cycle)  # type: ignore[attr-defined]
    form = OrderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            orders.order(request.actor, cycle, form.cleaned_data["reason"])  # type: ignore[attr-defined]
        except Refused as refused:
            form.add_error("reason", refused.sentence)
        else:
            messages.success(request, _("已提前办理，正在把名单改为人数。"))
            return redirect("cycles:retention")
    context = {"form": form, "cycle": cycle, "crumbs": crumbs(_("提前办理"), cycle=cycle)}
    return render(request, "cycles/retention_early.html", context)
