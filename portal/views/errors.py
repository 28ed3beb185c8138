"""Answers to refusals, for people and for our own scripts."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults

from portal.middleware import wants_json


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 with the reason: a page, or JSON for autosave and htmx."""
    if wants_json(request):
        answer = {"error": str(exception)}
        return JsonResponse(answer, status=403, json_dumps_params={"ensure_ascii": False})
    return defaults.permission_denied(request, exception or PermissionDenied())
