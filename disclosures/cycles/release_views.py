"""The day on which everything of a cycle becomes public: looking, setting, moving, cancelling, now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures import wording
from disclosures.cycles.loading import crumbs, cycle_or_404
from disclosures.cycles.release import CANCEL, NOW, ReleasePage, state_of
from disclosures.domain import releasing
from disclosures.domain.cycles import TermsRefused
from disclosures.domain.released import held_back
from disclosures.forms.release import DayForm
from disclosures.models import Cycle
from portal.access import Actor, require
from portal.domain.asking import ask_again


@require_http_methods(["GET", "HEAD", "POST"])
@ask_again
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who waits for what; move the day (``day``), or, asked once more, release now or cancel it."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = cycle_or_404(actor, pk)
    require(actor, "cycle.manage", cycle)
    form = DayForm(initial={"release_at": cycle.release_at})
    do = request.POST.get("do", "")
    if do in {NOW, CANCEL}:
        return _at_once(request, actor, cycle, do)
    if request.method == "POST":
        form = DayForm(request.POST)
        if form.is_valid() and _moved(request, actor, cycle, form):
            return redirect("cycles:release", pk)
    page = ReleasePage(actor, cycle, request.GET.get("page"), request.GET.get("sure", ""))
    rows = [(filing, *state_of(filing)) for filing in page.waiting]
    context: dict[str, Any] = {"page": page, "cycle": cycle, "form": form, "rows": rows}
    context["crumbs"] = crumbs(_("统一公开"), cycle=cycle)
    return render(request, "cycles/release.html", context)


def _at_once(request: HttpRequest, actor: Actor, cycle: Cycle, do: str) -> HttpResponse:
    """Release now, or do without a day: both let what waits become public. Wants a second press."""
    if not request.POST.get("sure"):
        return redirect(f"{reverse('cycles:release', args=(cycle.pk,))}?sure={do}")
    if not held_back(cycle):
        messages.info(request, _("统一公开的时间已到或已取消，没有改动。"))
    elif do == NOW:
        releasing.release_now(actor, cycle)
        messages.success(request, _("正在统一公开，通常一两分钟内完成。"))
    else:
        releasing.move(actor, cycle, None)
        messages.success(request, _("已取消统一公开的时间，已经通过的正在公开。"))
    return redirect("cycles:release", cycle.pk)


def _moved(request: HttpRequest, actor: Actor, cycle: Cycle, form: DayForm) -> bool:
    try:
        releasing.move(actor, cycle, form.cleaned_data["release_at"])
    except TermsRefused as refused:
        form.add_error("release_at" if refused.field == "release_at" else None, refused.sentence)
        return False
    if held_back(cycle) and cycle.release_at:
        at = wording.moment_of(cycle.release_at)
        messages.success(request, _("已定于%s统一公开，已告诉等待公开的学校。") % at)
    else:
        messages.success(request, _("这个时间已经过去，已经通过的正在公开。"))
    return True
