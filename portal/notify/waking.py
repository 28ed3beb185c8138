"""Asking a worker to send what is due, as soon as it is committed."""

from __future__ import annotations

import structlog
from django.db import connection, transaction

log = structlog.get_logger(__name__)

SEND = "portal.tasks.send_messages"


def wake() -> None:
    """Ask a worker to send what is due; where the broker is down, beat does it within half a minute."""
    from portal.celery import app

    try:
        app.send_task(SEND)
    except Exception as error:  # noqa: BLE001 - whatever ails the broker, the row stands
        log.warning("messages.not_woken", error=type(error).__name__)


def wake_after_commit() -> None:
    """Once a transaction, however many messages it writes: a bulk return writes 150."""
    if not any(entry[1] is wake for entry in connection.run_on_commit):
        transaction.on_commit(wake, robust=True)
