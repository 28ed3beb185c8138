"""Where whoever finds a hole says so: `/.well-known/security.txt` (RFC 9116)."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal import clock

GOOD_FOR = timedelta(days=180)
"""How long a copy may be believed; RFC 9116 asks for less than a year."""


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 3600)
def security(_request: HttpRequest) -> HttpResponse:
    """Name the contacts of SECURITY_CONTACTS; 404 where there are none."""
    if not settings.SECURITY_CONTACTS:
        raise Http404(_("本站没有公布安全联系方式。"))
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {clock.now() + GOOD_FOR:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: zh, en",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
