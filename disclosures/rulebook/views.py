"""The rule catalogue, for everybody who is logged in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.domain.adjustments import rule_of
from disclosures.forms.rulebook import RulebookForm
from disclosures.rulebook import pages
from portal.access import require


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the rules, those that were looked for."""
    require(request.actor, "account.use")  # type: ignore[attr-defined]
    form = RulebookForm(request.GET)
    return render(request, "rulebook/index.html", {"form": form, "groups": pages.groups(form)})


@require_safe
def rule(request: HttpRequest, number: str) -> HttpResponse:
    """Show one rule with its examples."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "account.use")
    try:
        wanted = rule_of(number)
    except KeyError:
        raise Http404(_("没有这条规则。")) from None
    crumbs = [{"label": _("核验规则"), "url": reverse("rules:index")}, {"label": wanted.id}]
    return render(request, "rulebook/rule.html", {"crumbs": crumbs, **pages.context(actor, wanted)})
