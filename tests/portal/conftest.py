"""What the tests of people share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def worker(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> Callable[[], Any]:
    """What a request gives to the broker is done when the block ends: `with worker(): client.post(…)`."""
    from portal import tasks
    from portal.celery import app

    def send(name: str, args: tuple[Any, ...] = (), **_: Any) -> None:
        getattr(tasks, name.rpartition(".")[2])(*args)

    monkeypatch.setattr(app, "send_task", send)
    return lambda: django_capture_on_commit_callbacks(execute=True)
