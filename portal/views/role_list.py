"""The part of 账号与安全 that shows one's roles, and where an office is handed over."""

from __future__ import annotations

from django.http import HttpRequest

from portal import hats


def part(request: HttpRequest) -> tuple[str, dict[str, object]] | None:
    """Return the template and its context: every role of the person, those under this hat first."""
    actor = request.actor  # type: ignore[attr-defined]
    rows = [
        {"hat": hat, "offices": [one for one in actor.memberships if hat.on]}
        for hat in sorted(hats.of(actor), key=lambda one: not one.on)
    ]
    return "portal/role_list.html", {"roles": rows}
