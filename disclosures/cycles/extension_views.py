"""Extensions of a cycle: the list, looking a union up, granting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures.cycles import extensions as page
from disclosures.cycles.loading import crumbs, cycle_or_404
from disclosures.domain import extensions
from disclosures.domain.windows import chinese
from disclosures.forms.extensions import ExtensionForm, UnionSearch
from portal import clock
from portal.access import require


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """List the extensions of a cycle; grant one to the union of ``?union=``."""
    actor = request.actor  # type: ignore[attr-defined]
    cycle = cycle_or_404(actor, pk)
    require(actor, "cycle.extend", cycle)
    search = UnionSearch(request.GET)
    chosen = page.chosen(actor, cycle, request.GET.get("union", ""))
    data = request.POST if request.method == "POST" and chosen else None
    form = ExtensionForm(data, earliest=clock.today())
    if chosen and form.is_valid():
        try:
            made = extensions.grant(actor, chosen.union, cycle, **form.cleaned_data)
        except extensions.ExtensionRefused as refused:
            form.add_error(
                refused.field if refused.field in form.fields else None, refused.sentence
            )
        else:
            words = {"union": chosen.union, "day": chinese(made.until)}
            messages.success(request, _("%(union)s已延期到%(day)s，已通知学校。") % words)
            return redirect("cycles:extensions", pk)
    context = {
        "cycle": cycle,
        "search": search,
        "words": search.words(),
        "found": page.found(cycle, search.words()),
        "most": page.FOUND,
        "chosen": chosen,
        "form": form,
        "page": page.history(actor, cycle, request.GET.get("page")),
        "crumbs": crumbs(_("延期"), cycle=cycle),
    }
    return render(request, "cycles/extensions.html", context)
