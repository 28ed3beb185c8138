"""Between log-in and view: whoever has had a password for too long chooses a new one first."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.domain import passwords
from portal.forms.account import ChangePasswordForm
from portal.middleware import is_public, wants_json
from portal.views import resume
from portal.views.marks import WITHOUT

FRESH = "password_fresh"
"""In the session: that the password's age was looked at after the log-in, and is none too old."""

OPEN = {"password_change", "logout", "ask_again", "role_switch"}
"""Names of the addresses that such a person still reaches, beside those without a second factor."""


class PasswordAgeMiddleware:
    """Stands below the gate; leads to the change of the password, with what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Let through whoever has a fresh password; a session is looked at once."""
        if not settings.PASSWORD_MAX_DAYS or is_public(request):
            return None
        if not request.user.is_authenticated or request.session.get(FRESH):
            return None
        match = request.resolver_match
        if hasattr(view, WITHOUT) or (match and match.url_name in OPEN):
            return None
        if not passwords.is_too_old(request.actor):  # type: ignore[attr-defined]
            request.session[FRESH] = True
            return None
        return _change_first(request)


def _change_first(request: HttpRequest) -> HttpResponseBase:
    sentence = _("密码已经用了%d天以上，请先换一个新密码，再继续。") % settings.PASSWORD_MAX_DAYS
    messages.warning(request, sentence)
    if wants_json(request) or not resume.typed(request.POST):
        return redirect("password_change")
    context = {
        "form": ChangePasswordForm(request.user),
        "resume": json.dumps(resume.typed(request.POST), ensure_ascii=False),
        "resume_to": request.get_full_path(),
    }
    return render(request, "portal/password_change.html", context)
