"""A session that came by a CAS ticket ends when the campus ends the ticket."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

from portal.campus import providers, tickets
from portal.middleware import is_public


class TicketMiddleware(MiddlewareMixin):
    """Stands above ScopeMiddleware, so that nobody becomes the actor of an ended session.

    The public's pages never touch the session.
    """

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Look once the address is known, and only where some campus runs CAS."""
        if not is_public(request) and any(one.kind == "cas" for one in providers.offered()):
            tickets.drop_ended(request)
