"""The cookie of messages is of this host alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import add_message, constants
from django.http import HttpResponse
from django.test import RequestFactory

from portal.flash import Storage


@pytest.mark.parametrize(("secure", "name"), [(True, "__Host-messages"), (False, "messages")])
def test_the_cookie_has_the_prefix_where_there_is_https(settings: Any, secure: bool, name: str):
    settings.SESSION_COOKIE_SECURE = secure
    request, response = RequestFactory().get("/"), HttpResponse()
    request.session = {}  # type: ignore[assignment]
    request._messages = Storage(request)  # type: ignore[attr-defined]
    add_message(request, constants.INFO, "好了。")
    request._messages.update(response)  # type: ignore[attr-defined]
    (cookie,) = response.cookies.values()
    assert (cookie.key, bool(cookie["secure"]), cookie["path"], cookie["domain"]) == (
        name,
        secure,
        "/",
        "",
    )
    assert cookie["httponly"]
