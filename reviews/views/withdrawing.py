"""Taking a publication down: the reason, what will happen, and then it is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from disclosures.domain import withdrawing
from portal.domain.asking import ask_again
from reviews.forms.withdrawing import WithdrawForm
from reviews.views.fetching import reading, refusable


@require_http_methods(["GET", "HEAD", "POST"])
@ask_again
@refusable
def take_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, show it as the public will with all that happens, and take it down when confirmed."""
    found = reading(request, pk, "publication.withdraw")
    entry = withdrawing.withdrawable(found.filing)
    form = WithdrawForm(request.POST or None)
    look = form.is_valid() and "back" not in request.POST
    if look and request.POST.get("sure"):
        actor = request.actor  # type: ignore[attr-defined]
        withdrawing.withdraw(actor, found.filing, **form.cleaned_data)
        messages.success(request, _("已撤下。公开页面从现在起说明已撤下，文件正在删除。"))
        return redirect("review:read", pk)
    context = {"reading": found, "entry": entry, "form": form, "look": look}
    context["crumbs"] = [*found.crumbs, {"label": _("撤下公开材料")}]
    return render(request, "review/take_down.html", context)
