"""Lists and forms for the public are compressed where they are made, so that nginx keeps them compressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class PackMiddleware(GZipMiddleware):
    """Compress what anybody may keep (`Cache-Control: public`), and nothing else.

    What is not for everybody goes out as it is: a page with a secret in it is not to be compressed
    together with what a stranger typed (BREACH).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:  # type: ignore[override]
        """Compress a list that is not compressed yet."""
        if response.streaming or "public" not in response.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)  # type: ignore[arg-type]
