"""Writing down that a reviewing body took a list home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain import audit
from portal.enums import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.access import Actor

READERS = (Role.REVIEWER, Role.LEAD, Role.OBSERVER)
SUBMISSION = "review.exported"
"""What the event of a submission's file is called; the college does not see it."""


def log_queue(actor: Actor, wanted: Mapping[str, str], count: int) -> None:
    """Write an event for each federation that the actor reads for: which filters, how many rows."""
    _log(actor, "queue.exported", wanted, count)


def log_board(actor: Actor, wanted: Mapping[str, str], count: int) -> None:
    """The same for the progress board."""
    _log(actor, "board.exported", wanted, count)


def _log(actor: Actor, action: str, wanted: Mapping[str, str], count: int) -> None:
    read = {
        one.federation_id: one.federation for one in actor.memberships if one.federation is not None
    }
    for federation in read.values():
        audit.record(
            actor.user,
            action,
            federation,
            federation=federation,
            filters=dict(wanted),
            rows=count,
        )
