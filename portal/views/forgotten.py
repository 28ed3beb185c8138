"""A forgotten password: a letter with a link, and the same answer for every address."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.domain import letters
from portal.domain.throttle import throttle
from portal.forms.forgotten import ForgottenForm
from portal.views.marks import without_second_factor
from portal.visitor import address_of, network_of


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@without_second_factor
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for the e-mail address; a worker looks later whose it is.

    Nothing here depends on whether it is anybody's: neither the answer nor its time.
    """
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "can_mail": bool(settings.EMAIL_HOST)}
    if settings.EMAIL_HOST and form.is_valid():
        address = form.cleaned_data["email"]
        throttle("reset.address", network_of(address_of(request)))
        throttle("reset", address.casefold())
        letters.forgotten(address)
        context["sent"] = address
    return render(request, "portal/forgotten.html", context)
