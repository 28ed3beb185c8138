"""The one way in: whatever proved who somebody is ends here."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from portal import scoping
from portal.actor import actor_of
from portal.domain import audit, devices, log_in, sessions
from portal.models import User
from portal.sessions import begin


def complete(
    request: HttpRequest, user: User, how: str, *, onward: str | None = None
) -> HttpResponse:
    """Log `user` in, or lead to the second factor first; answer with where to go.

    `how`: `password`, `oidc`, `cas`, `invitation`, `link`, … stands in the log. `onward` is an address
    of ours that the caller has checked; None leads to the start page. A stopped account is led
    back to the log-in page.
    """
    record_authentication(request, user, how)
    login = Login(user=user, redirect_url=onward, signal_kwargs={"how": how})
    answer: HttpResponse = perform_login(request, login)
    return answer


def arrived(request: HttpRequest, response: HttpResponse, user: User, how: str) -> None:
    """Write down that `user` is in, with whatever the log-in wanted: called by the adapter alone.

    The rest of the request sees what the person may see.
    """
    begin(request.session)
    scoping.narrow(str(user.pk), "", "", "")
    actor = actor_of(user)
    scoping.narrow_to(actor)
    request.actor = actor  # type: ignore[attr-defined]
    college, federation = log_in.home(user)
    audit.record(user, "account.log_in", user, college=college, federation=federation, how=how)
    devices.remember(request, response, log_in.canonical(user.username))


def left(request: HttpRequest) -> None:
    """Write down that whoever is logged in goes; call it before the session ends."""
    if request.user.is_authenticated:
        college, federation = log_in.home(request.user)
        audit.record(
            request.user, "account.log_out", request.user, college=college, federation=federation
        )


def password_changed(request: HttpRequest, old: str | None) -> None:
    """Write that the person changed the own password, and end all other log-ins.

    `old`: the session's key from before, which the change has replaced.
    """
    sessions.moved(request, old)
    sessions.end_others(request)
    password_set(sessions.owner(request))


def password_set(user: User) -> None:
    """Write that `user` has a new password, chosen by him or her."""
    college, federation = log_in.home(user)
    audit.record(user, "account.password", user, college=college, federation=federation)


def by_link(request: HttpRequest, user: User) -> HttpResponse:
    """Log `user` in after a password was chosen by a link; every log-in of before ends."""
    with scoping.scope_user(user):
        sessions.end_all(user, user)
        password_set(user)
    return complete(request, user, "link")
