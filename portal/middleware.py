"""One transaction a request, narrowed to what its actor may see; and the log-in before it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from portal import hats, scoping
from portal.actor import ANONYMOUS, Actor, actor_of
from portal.database import PUBLIC_ROLE
from portal.views import resume

PUBLIC_NAMESPACE = "public"
"""Addresses of this namespace need no log-in and run under the public's role."""


class ScopeMiddleware:
    """Open the transaction, set `request.actor` and the scope, roll back where the view failed.

    A refusal (403, 404) counts as failure: a request that was refused leaves nothing behind.
    Bodies that stream are sent after the transaction: build an export in a file first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = ANONYMOUS  # type: ignore[attr-defined]
        if request.path_info.startswith(settings.SCOPE_EXEMPT_PATHS):
            return self.get_response(request)
        nested = connection.in_atomic_block  # in tests: their transaction goes on after ours
        with transaction.atomic():
            before = scoping.current() if nested else None
            scoping.narrow(*scoping.NOTHING)
            response = self.get_response(request)
            if _broke(response) or getattr(request, "scope_failed", False):
                transaction.set_rollback(True)
            elif before:
                _put_back(before)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """The address is known: become the public, or narrow to the person who is logged in."""
        if not connection.in_atomic_block:
            return
        if is_public(request):
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL ROLE {PUBLIC_ROLE}")
            return
        user = request.user
        if user.is_authenticated:
            request.actor = _narrowed_to(request, user)  # type: ignore[attr-defined]

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view raised, whatever answer is made of it."""
        request.scope_failed = True  # type: ignore[attr-defined]


class LogInMiddleware(LoginRequiredMiddleware):
    """Everything but the public's pages and what is marked `login_not_required` wants a log-in.

    A script (autosave, htmx) whose session has ended gets 401 and a sentence instead of a
    redirect that it could not show; what was typed stays in its page. A form that was sent gets
    the log-in page with what was typed in it.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if is_public(request):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if wants_json(request):
            return _session_over(request)
        if resume.typed(request.POST):
            return resume.ask_again(request)
        return redirect_to_login(return_address(request), self.get_login_url(view_func))


def is_public(request: HttpRequest) -> bool:
    """Whether the address is one of the public's pages."""
    match = request.resolver_match
    return bool(match and PUBLIC_NAMESPACE in match.namespaces)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks, which shows our sentence itself."""
    headers = request.headers
    return "X-Autosave" in headers or "HX-Request" in headers


def _broke(response: HttpResponseBase) -> bool:
    return response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR


def _narrowed_to(request: HttpRequest, user: Any) -> Actor:
    scoping.narrow(str(user.pk), "", "", "")
    actor = hats.worn(request, actor_of(user))
    scoping.narrow_to(actor)
    return actor


def _put_back(before: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
    scoping.narrow(*before)


def _session_over(request: HttpRequest) -> HttpResponse:
    login = redirect_to_login(return_address(request), resolve_url(settings.LOGIN_URL)).url
    message = _("登录已过期。您输入的内容还在这一页上：请在新窗口登录，再回来继续。")
    answer = {"error": message, "login_url": login}
    response = JsonResponse(
        answer, status=HTTPStatus.UNAUTHORIZED, json_dumps_params={"ensure_ascii": False}
    )
    if "X-Autosave" not in request.headers:
        response["HX-Redirect"] = login  # htmx shows no refusal of its own accord
    return response


def return_address(request: HttpRequest) -> str:
    """Where to go after the log-in: this page, or the page from which something was sent.

    The address itself of something that was sent may take POST only: without a page of ours
    that sent it, the log-in leads to the start page.
    """
    if request.method in {"GET", "HEAD"} and not wants_json(request):
        return request.get_full_path()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    own = f"{request.scheme}://{request.get_host()}"
    if page.startswith(f"{own}/"):
        return page.removeprefix(own)
    return resolve_url(settings.LOGIN_REDIRECT_URL)
