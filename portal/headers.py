"""Headers that no view needs to think of: a nonce for scripts, no copies of what is not public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from portal.middleware import is_public

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase


class HeadersMiddleware:
    """Put `Permissions-Policy`, `Cross-Origin-Resource-Policy` and `Cache-Control` on every answer.

    What a view says itself stands. What says nothing is kept by nobody (`private, no-store`). Scripts
    run by the nonce of the page, but where the page is the same for everybody. Stands below
    django-csp, which writes the policy.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", settings.CROSS_ORIGIN_RESOURCE_POLICY
        )
        if request.path_info.startswith(settings.STATIC_URL):
            return response
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        if not is_public(request) and "public" not in response.headers["Cache-Control"]:
            _by_nonce(response)
        return response


def _by_nonce(response: HttpResponseBase) -> None:
    replaced: dict[str, Any] = getattr(response, "_csp_replace", None) or {}
    policy = {"script-src": settings.SCRIPTS_BY_NONCE, **replaced}
    response._csp_replace = policy  # type: ignore[attr-defined] # noqa: SLF001 - django-csp's own


def nonce(request: HttpRequest) -> dict[str, Any]:
    """Give templates `csp_nonce`, made where a page asks for it."""
    return {"csp_nonce": SimpleLazyObject(lambda: str(getattr(request, "csp_nonce", "")))}
