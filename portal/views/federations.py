"""The federations below one's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.access import require
from portal.domain import federations
from portal.domain.organisations import OrganisationRefusedError
from portal.forms.organisations import FederationForm


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the subtree; POST adds a federation to it."""
    actor = request.actor  # type: ignore[attr-defined]
    require(actor, "federation.manage")
    parents = federations.possible_parents(actor)
    form = FederationForm(parents, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = federations.create_federation(actor, **form.cleaned_data)
        except OrganisationRefusedError as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("已添加%s。接着为它添加负责人或审核员。") % made.name)
            return redirect("federations")
    rows = federations.with_counts(actor)
    context = {"form": form, "federations": rows, "parents": parents}
    return render(request, "portal/federations.html", context)
