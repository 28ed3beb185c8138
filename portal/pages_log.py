"""A line of the log as its pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from portal.domain import log, telling
from portal.models import Event


@dataclass(frozen=True)
class Line:
    """One event in words; ``where``: the college, else the federation."""

    at: datetime
    who: str
    account: str
    what: str
    note: str
    where: str
    target: str
    about: str


def lines(events: Iterable[Event]) -> list[Line]:
    """Return the events as lines."""
    return [_line(event) for event in events]


def _line(event: Event) -> Line:
    return Line(
        at=event.at,
        who=event.actor.full_name if event.actor else "",
        account=event.actor.username if event.actor else "",
        what=telling.label(event.action),
        note=telling.note(event),
        where=str(event.college or event.federation or ""),
        target=event.target,
        about=log.target_name(event.target),
    )
