"""Between log-in and view: a second factor where one must be set up, and asking again before what matters."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.domain import asking, second_factor
from portal.domain.throttle import TooOften
from portal.middleware import is_public, return_address, wants_json
from portal.views.asking import ask
from portal.views.marks import QUIET, WITHOUT


class GateMiddleware:
    """Stands below the log-in and the messages; answers in place of the view where it must.

    It also turns `TooOften`, from whatever view, into its page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Let through whoever has a second factor or needs none, and proved lately who it is."""
        if is_public(request) or not request.user.is_authenticated:
            return None
        if hasattr(view, QUIET):
            request.session.modified = False  # `portal.sessions` meant to prolong it
        if not hasattr(view, WITHOUT) and second_factor.missing(request, request.actor):  # type: ignore[attr-defined]
            return _elsewhere(request, reverse("second_factor_needed"), _("请先设置二次验证。"))
        if _wants_asking(request, view) and not asking.recently(request):
            return _ask(request)
        return None

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Say until when too many tries close an address."""
        if isinstance(exception, TooOften):
            context = {"until": exception.until}
            status = HTTPStatus.TOO_MANY_REQUESTS
            return render(request, "account/too_often.html", context, status=status)
        return None


def _wants_asking(request: HttpRequest, view: Callable[..., Any]) -> bool:
    mark = getattr(view, asking.MARK, None)
    reading = request.method in {"GET", "HEAD"}
    return mark == asking.READING or (mark == asking.SENDING and not reading)


def _ask(request: HttpRequest) -> HttpResponseBase:
    if wants_json(request):
        address = f"{reverse('ask_again')}?{urlencode({'next': return_address(request)})}"
        return _elsewhere(request, address, _("请先再次确认身份，然后继续。"))
    if request.method in {"GET", "HEAD"}:
        return redirect(f"{reverse('ask_again')}?{urlencode({'next': request.get_full_path()})}")
    return ask(request)


def _elsewhere(request: HttpRequest, address: str, sentence: str) -> HttpResponseBase:
    if not wants_json(request):
        return redirect(address)
    response: HttpResponse = JsonResponse(
        {"error": sentence, "login_url": address},
        status=HTTPStatus.FORBIDDEN,
        json_dumps_params={"ensure_ascii": False},
    )
    if "X-Autosave" not in request.headers:
        response["HX-Redirect"] = address
    return response
