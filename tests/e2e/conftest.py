"""Browsers of several people at once, on the live server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.people import Person


@pytest.fixture
def person(browser: Any, live_server: Any) -> Iterator[Any]:
    """Return a function: class of person → that person in a new browser context."""
    contexts = []

    def arrive(kind: type[Person] = Person, **options: Any) -> Person:
        context = browser.new_context(
            locale="zh-CN", viewport={"width": 1280, "height": 900}, **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return kind(context.new_page(), live_server.url)

    yield arrive
    for context in contexts:
        context.close()
