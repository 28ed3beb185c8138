"""Keeping the head of the chain outside the database, each day."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings

from portal.domain import chain
from portal.scoping import scope_everything

log = logging.getLogger(__name__)


def current() -> chain.Head:
    """Return the head as it stands, whoever asks: number and hash tell nothing of any tenant."""
    with scope_everything():
        return chain.head()


def keep() -> chain.Head:
    """Write the head into the log of the program, and at the end of `AUDIT_HEAD_FILE` where it is set.

    A file that cannot be written is told in the log and stops nothing.
    """
    head = current()
    log.info("audit_head number=%d hash=%s at=%s", head.number, head.hash, head.at)
    if settings.AUDIT_HEAD_FILE:
        try:
            with Path(settings.AUDIT_HEAD_FILE).open("a", encoding="ascii") as file:
                file.write(f"{head.line()}\n")
        except OSError as error:
            log.error("audit_head_file cannot be written: %s", error)  # noqa: TRY400 - no trace needed
    return head
