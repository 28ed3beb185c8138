"""Sentences that the next page shows once (Django's messages), in a cookie of this host alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    """With HTTPS under a name that browsers take from this host alone, for all of its paths."""

    def __init__(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.cookie_name = "__Host-messages" if settings.SESSION_COOKIE_SECURE else "messages"


class Storage(FallbackStorage):
    """As Django's own: the cookie first, the session for what is too long."""

    storage_classes = (HostCookieStorage, SessionStorage)
