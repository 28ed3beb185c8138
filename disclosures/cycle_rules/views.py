"""The lead's pages about how a cycle takes the rules: the list, one rule, a trial."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.checks import Rule
from disclosures.cycle_rules import pages
from disclosures.domain import adjustments, trials
from disclosures.domain.refused import Refused
from disclosures.forms.adjustments import EffectForm, ReasonForm
from disclosures.models import Cycle, RuleTrial
from portal.access import require
from portal.scoping import get_visible_or_404

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def index(request: HttpRequest, cycle: int) -> HttpResponse:
    """List the rules as the cycle takes them."""
    found = _cycle(request, cycle)
    context = {"cycle": found, "lines": pages.lines(found), "crumbs": _crumbs(found)}
    return render(request, "cycle_rules/index.html", context)


@require_http_methods(METHODS)
def rule(request: HttpRequest, cycle: int, rule: str) -> HttpResponse:
    """Show one rule, and try a change of it out."""
    found, wanted = _cycle(request, cycle), _rule(rule)
    data = request.POST if request.method == "POST" else None
    now = adjustments.effect_in(found, wanted.id)
    form = EffectForm(adjustments.effects_for(wanted), data, initial={"effect": now})
    if form.is_valid():
        trial = trials.start(request.actor, found, wanted.id, form.cleaned_data["effect"])  # type: ignore[attr-defined]
        return redirect("cycle_rules:trial", found.pk, wanted.id, trial.pk)
    setting = adjustments.settings_of(found).get(wanted.id)
    line = pages.line(found, wanted, setting.reason if setting else "")
    context = {"cycle": found, "line": line, "form": form, "crumbs": _crumbs(found, wanted)}
    return render(request, "cycle_rules/rule.html", context)


@require_http_methods(METHODS)
def trial(request: HttpRequest, cycle: int, rule: str, pk: int) -> HttpResponse:
    """Show what a trial found, and make the change; a refused reason stays in its field."""
    tried, form = _trial(request, cycle, rule, pk), ReasonForm(request.POST or None)
    refused = ""
    if form.is_valid():
        try:
            adjustments.adjust(request.actor, tried, form.cleaned_data["reason"])  # type: ignore[attr-defined]
        except Refused as why:
            refused = why.sentence
        else:
            messages.success(request, _("已按试算的方式调整，从现在起的核验和提交都照此执行。"))
            return redirect("cycle_rules:index", cycle)
    context = _result(tried) | {"form": form, "refused": refused}
    return render(request, "cycle_rules/trial.html", context, status=422 if refused else 200)


@require_safe
def progress(request: HttpRequest, cycle: int, rule: str, pk: int) -> HttpResponse:
    """Say how far the trial is; when it is done the browser loads the page again."""
    tried = _trial(request, cycle, rule, pk)
    answer = render(request, "components/progress.html", pages.waiting(tried))
    if tried.done_at:
        answer["HX-Refresh"] = "true"
    return answer


def _cycle(request: HttpRequest, pk: int) -> Cycle:
    actor = request.actor  # type: ignore[attr-defined]
    visible = Cycle.objects.filter(federation_id__in=actor.federation_ids())
    found = get_object_or_404(visible.select_related("federation", "edition"), pk=pk)
    require(actor, "cycle.manage", found)
    return found


def _rule(number: str) -> Rule:
    try:
        return adjustments.rule_of(number)
    except KeyError:
        raise Http404(_("没有这条规则。")) from None


def _trial(request: HttpRequest, cycle: int, rule: str, pk: int) -> RuleTrial:
    _cycle(request, cycle)
    related = ("cycle__federation", "cycle__edition")
    actor = request.actor  # type: ignore[attr-defined]
    return get_visible_or_404(actor, RuleTrial, *related, pk=pk, cycle=cycle, rule=rule)


def _result(tried: RuleTrial) -> dict[str, Any]:
    wanted = _rule(tried.rule)
    found = {"cycle": tried.cycle, "trial": tried, "rule": wanted}
    found["crumbs"] = _crumbs(tried.cycle, wanted, _("试算"))
    if not tried.done_at:
        return found | {"progress": pages.waiting(tried)}
    result = trials.Result.of(tried)
    shown = [pages.judged(each) for each in result.lines]
    return found | {"result": result, "summary": pages.summary(result), "judged": shown}


def _crumbs(cycle: Cycle, rule: Rule | None = None, last: str = "") -> list[dict[str, str]]:
    """Return the way from the cycles down to here; the last step is no link."""
    steps = [
        {"label": _("填报周期"), "url": reverse("cycles:index")},
        {"label": str(cycle), "url": reverse("cycles:change", args=(cycle.pk,))},
        {"label": _("核验规则"), "url": reverse("cycle_rules:index", args=(cycle.pk,))},
    ]
    if rule:
        here = reverse("cycle_rules:rule", args=(cycle.pk, rule.id))
        steps.append({"label": f"{rule.id} {rule.title}", "url": here})
    if last:
        steps.append({"label": last})
    steps[-1].pop("url", None)
    return steps
