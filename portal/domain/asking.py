"""Asking again who somebody is, before an act that matters (敏感操作前再次确认身份)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, overload

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest

from portal import clock
from portal.domain import log_in, sessions, throttle
from portal.models import User
from portal.sessions import SINCE

View = TypeVar("View", bound=Callable[..., Any])

MARK = "asks_again"
"""The attribute of a view that wants it: `SENDING` or `READING`. `portal.gate` reads it."""
SENDING = "sending"
READING = "reading"
PROVED = "proved"
"""In the session: when somebody last proved it, in seconds since 1970."""


def recently(request: HttpRequest) -> bool:
    """Whether who is logged in proved it within the last `ASK_AGAIN_AFTER` seconds (0: never asked).

    The log-in itself counts, in whatever way it was done.
    """
    if not settings.ASK_AGAIN_AFTER:
        return True
    last: float = max(request.session.get(PROVED, 0), request.session.get(SINCE, 0))
    return bool(clock.now().timestamp() - last < settings.ASK_AGAIN_AFTER)


@overload
def ask_again(view: View) -> View: ...
@overload
def ask_again(*, reading: bool) -> Callable[[View], View]: ...
def ask_again(view: View | None = None, *, reading: bool = False) -> Any:
    """Mark a view as a sensitive act: what is sent to it (with `reading`: every request) asks first.

    Whoever proved it lately notices nothing. Else the page `ask_again` asks for the password or the
    second factor, and what was typed is sent on from there. Stands directly above the view, or above
    decorators that keep attributes (`functools.wraps`).
    """

    def marked(inner: View) -> View:
        setattr(inner, MARK, READING if reading else SENDING)
        return inner

    return marked if view is None else marked(view)


def by_password(user: User, password: str) -> bool:
    """Whether this is the person's password. Raises `throttle.TooOften` after too many wrong ones."""
    key = ("ask_again", str(user.pk))
    throttle.refuse_if_spent(key)
    if user.check_password(password):
        throttle.forget(key)
        return True
    throttle.count(key)
    log_in.failed(user, user.username, why="wrong", where="asked again")
    return False


def proved(request: HttpRequest, how: str) -> None:
    """Remember that who is logged in proved it now (`how`: `password` or `mfa`); the session's key changes."""
    record_authentication(request, request.user, how, reauthenticated=True)
    request.session[PROVED] = int(clock.now().timestamp())
    sessions.rotate(request)
