"""账号与安全: what guards one's account, and where one is logged in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.domain import account_security, second_factor, sessions


@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Show password, second factor, campus identities and log-ins of one's own account."""
    user: Any = request.user
    codes = second_factor.recovery(user)
    context = {
        "parts": account_security.parts(request),
        "password_set_at": account_security.password_set_at(user),
        "app": second_factor.totp(user),
        "keys": [row.wrap() for row in second_factor.passkeys(user)],
        "codes_left": len(codes.get_unused_codes()) if codes else None,
        "places": sessions.of(request),
        "must": second_factor.must(request.actor),  # type: ignore[attr-defined]
        "nobody_must": not settings.SECOND_FACTOR_ROLES,
        "idle_minutes": settings.SESSION_COOKIE_AGE // 60,
        "most_hours": settings.SESSION_MOST_AGE // 3600,
    }
    return render(request, "account/security.html", context)


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one other log-in of one's own."""
    if sessions.end(request, pk):
        messages.success(request, _("已退出那台设备。"))
    else:
        messages.info(request, _("那台设备已经退出了。"))
    return redirect("account_security")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End all other log-ins of one's own."""
    sessions.end_others(request)
    messages.success(request, _("其他设备都已退出，只保留您现在用的这一台。"))
    return redirect("account_security")
