"""The one way in: whatever proved who somebody is ends here."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from portal.models import User


def complete(
    request: HttpRequest, user: User, how: str, *, onward: str | None = None
) -> HttpResponse:
    """Log `user` in, or lead to the second factor first; answer with where to go.

    `how`: `password`, `oidc`, `cas`, `invitation`, `link`, … stands in the log. `onward` is an address
    of ours that the caller has checked; None leads to the start page. A stopped account is led
    back to the log-in page.
    """
    record_authentication(request, user, how)
    return perform_login(request, Login(user=user, redirect_url=onward))
