"""How far an objection has come: by its receipt, and for everybody where the cycle shows it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.public.caching import shortly
from reviews.domain.objections import looking, publics
from reviews.forms.objections import ReceiptForm
from reviews.objections.open import open_to_all
from reviews.objections.report import find
from reviews.objections.words import told


@open_to_all
@csrf_exempt  # it only reads; sent by POST so that the code stands in no address
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; with both, say how far it is."""
    if request.method != "POST":
        form = ReceiptForm(initial={"number": request.GET.get("number", "")[:40]})
        return render(request, "objections/state.html", {"form": form})
    form = ReceiptForm(request.POST)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        found = looking.by_receipt(form.cleaned_data["number"], form.cleaned_data["code"])
        public = publics.find(found.code) if found else None
        if found and public:
            context |= {"public": public, "told": told(public, found)}
        else:
            form.add_error(None, _("编号和查询码对不上，请对照回执逐个核对。"))
    return render(request, "objections/state.html", context)


@open_to_all
@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What was reported on a publication: section, day, state, public answer. Only where its cycle shows it."""
    public = find(code)
    items = [told(public, one) for one in looking.listed(public)]
    context = {"public": public, "items": items}
    return shortly(render(request, "objections/list.html", context))
