"""What the page 账号与安全 shows, to which other parts add their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest

from portal.models import FormerPassword, User

Part = Callable[[HttpRequest], tuple[str, dict[str, object]] | None]
_parts: list[Part] = []


def register(part: Part) -> Part:
    """Add a part to the page: called with the request, it returns template and context, or None."""
    if part not in _parts:
        _parts.append(part)
    return part


def parts(request: HttpRequest) -> list[tuple[str, dict[str, object]]]:
    """Return template and context of every part that others added."""
    return [found for part in _parts if (found := part(request))]


def password_set_at(user: User) -> datetime | None:
    """Return when the present password was set; None where there is none, or it is not known."""
    if not user.has_usable_password():
        return None
    newest = FormerPassword.objects.filter(user=user).first()
    return newest.set_at if newest else None
