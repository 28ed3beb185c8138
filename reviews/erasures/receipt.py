"""How far a request is, by its receipt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from reviews.domain.erasures import looking
from reviews.erasures.words import STATES
from reviews.forms.objections import ReceiptForm
from reviews.objections.open import open_to_all


@open_to_all
@csrf_exempt  # it only reads; sent by POST so that the code stands in no address
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; with both, say how far it is."""
    if request.method != "POST":
        form = ReceiptForm(initial={"number": request.GET.get("number", "")[:40]})
        return render(request, "erasures/state.html", {"form": form})
    form = ReceiptForm(request.POST)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        told = looking.by_receipt(form.cleaned_data["number"], form.cleaned_data["code"])
        if told:
            context |= {"told": told, "state": STATES[told.state]}
        else:
            form.add_error(None, _("编号和查询码对不上，请对照回执逐个核对。"))
    return render(request, "erasures/state.html", context)
