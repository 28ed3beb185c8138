"""What the page 账号与安全 says of campuses' sign-in."""

from __future__ import annotations

from django.http import HttpRequest

from portal.campus import linking, providers


def part(request: HttpRequest) -> tuple[str, dict[str, object]] | None:
    """Return template and context; None where nothing is offered and nothing linked."""
    linked = linking.of(request.user).count()  # type: ignore[arg-type]
    if not (linked or providers.offered()):
        return None
    return "campus/part.html", {"linked": linked}
