"""Headers that no view needs to think of: a nonce for scripts, no copies of what is not public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.cache import patch_cache_control

from portal.middleware import is_public

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase


class HeadersMiddleware:
    """Put `Permissions-Policy`, `Cross-Origin-Resource-Policy` and `Cache-Control` on every answer.

    What a view says itself stands. Whatever is no public page is kept by nobody (`private, no-store`),
    and its scripts run by the nonce of the page. Stands below django-csp, which writes the policy.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", settings.CROSS_ORIGIN_RESOURCE_POLICY
        )
        if request.path_info.startswith(settings.STATIC_URL) or is_public(request):
            return response
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        replaced: dict[str, Any] = getattr(response, "_csp_replace", None) or {}
        by_nonce = {"script-src": settings.SCRIPTS_BY_NONCE, **replaced}
        response._csp_replace = by_nonce  # type: ignore[attr-defined] # noqa: SLF001 - django-csp's own
        return response


def nonce(request: HttpRequest) -> dict[str, str]:
    """Give templates `csp_nonce`: once a page, and empty on public pages, which are the same for all."""
    return {"csp_nonce": "" if is_public(request) else str(getattr(request, "csp_nonce", ""))}
