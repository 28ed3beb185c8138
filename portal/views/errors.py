"""Answers to refusals, for people and for our own scripts."""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views import defaults

from portal import hats
from portal.middleware import wants_json
from portal.views import resume


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 with the reason: a page, or JSON for autosave and htmx."""
    if wants_json(request):
        answer = {"error": str(exception)}
        return JsonResponse(answer, status=403, json_dumps_params={"ensure_ascii": False})
    if isinstance(exception, hats.AllowedAsAnotherError):
        return _other_hat(request, exception.hat, HTTPStatus.FORBIDDEN, str(exception))
    return defaults.permission_denied(request, exception or PermissionDenied())


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; where another hat of the same person sees the object, the page offers to put it on."""
    if isinstance(exception, hats.SeenAsAnotherError) and not wants_json(request):
        return _other_hat(request, exception.hat, HTTPStatus.NOT_FOUND)
    return defaults.page_not_found(request, exception)


def _other_hat(
    request: HttpRequest, membership: object, status: HTTPStatus, reason: str = ""
) -> HttpResponse:
    hat = hats.hat_of(request.actor, membership)  # type: ignore[attr-defined,arg-type]
    context = {"hat": hat, "reason": reason, **resume.held(request)}
    return render(request, "portal/other_hat.html", context, status=status)
