"""Browsers of several people at once, on one of the two stages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.people import Person
from tests.e2e.stage import ADDRESS, Stage

if ADDRESS:

    @pytest.fixture
    def stage() -> Stage:
        """The stack of containers at `E2E_STACK`."""
        from tests.e2e.server import ServerStage

        return ServerStage(ADDRESS)

else:

    @pytest.fixture
    def stage(transactional_db: None, live_server: Any, redis_url: str) -> Stage:
        """This process, a database of its own and a worker."""
        from tests.e2e.local import LocalStage

        return LocalStage(live_server.url, redis_url)


@pytest.fixture
def person(browser: Any, stage: Stage) -> Iterator[Any]:
    """Return a function: class of person → that person in a new browser context."""
    contexts = []

    def arrive(kind: type[Person] = Person, **options: Any) -> Person:
        context = browser.new_context(
            locale="zh-CN", viewport={"width": 1280, "height": 900}, **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return kind(context.new_page(), stage.base)

    yield arrive
    for context in contexts:
        context.close()
