"""What the tests of the chain share: events that the portal wrote, and ways round the portal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection

from portal.database import OWNER_ROLE
from portal.domain import audit, chain
from portal.models import Event, EventLink
from tests import database
from tests.factories import CollegeFactory, UserFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER, SUPERUSER = "owner", "superuser"


def written(count: int) -> list[int]:
    """Let the portal write so many events, each in a transaction of its own; return their ids."""
    college, person = CollegeFactory(), UserFactory()
    return [
        audit.record(person, "filing.start", college, college=college, place=place, share=0.5).pk
        for place in range(count)
    ]


def links() -> list[tuple[int, int]]:
    """Number and event of every link."""
    return list(EventLink.objects.values_list("number", "event_id"))


def faults(since: int = 1, *kept: chain.Head) -> list[str]:
    """What the check says."""
    return list(chain.faults(since, kept))


@contextmanager
def behind(who: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection past the portal, with every trigger and policy out of the way; it commits."""
    role = OWNER_ROLE if who == OWNER else None
    with psycopg.connect(database.address(connection.settings_dict["NAME"], role)) as raw:
        if who == SUPERUSER:
            raw.execute("SET session_replication_role = replica")
            yield raw
            return
        tables = ("portal_event", "portal_eventlink", "portal_eventwaiting")
        raw.execute("SET app.everything = 'on'")
        for table in tables:
            raw.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield raw
        raw.commit()  # foreign keys are looked at now
        for table in tables:
            raw.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def chained_anew(raw: psycopg.Connection[Any], first: int, last: int | None = None) -> None:
    """Work out the links from `first` on (to `last`) as whoever knows the code can."""
    previous = raw.execute(
        "SELECT hash FROM portal_eventlink WHERE number = %s", [first - 1]
    ).fetchone()
    before = previous[0] if previous else chain.START
    for number, digest in raw.execute(
        "SELECT l.number, portal_event_digest(e) FROM portal_eventlink l"
        " JOIN portal_event e ON e.id = l.event_id WHERE l.number BETWEEN %s AND %s ORDER BY 1",
        [first, last or 10**9],
    ).fetchall():
        own = chain.link_hash(number, bytes(before), bytes(digest))
        raw.execute(
            "UPDATE portal_eventlink SET previous = %s, hash = %s WHERE number = %s",
            [before, own, number],
        )
        before = own


__all__ = ["OWNER", "SUPERUSER", "Event", "behind", "chained_anew", "faults", "links", "written"]
