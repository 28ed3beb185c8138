"""How often somebody may try: counted in the database, so that all processes count alike.

`settings.THROTTLES` names for each kind how many tries it takes within how many seconds. The window
begins with the first try and is not prolonged by later ones.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from portal import clock
from portal.models import Throttle

Key = tuple[str, str]
"""A kind and whom or what it is counted for."""

COUNT = """
INSERT INTO portal_throttle AS old (kind, digest, count, until) VALUES (%s, %s, 1, %s)
ON CONFLICT (kind, digest) DO UPDATE SET
  count = CASE WHEN old.until <= %s THEN 1 ELSE old.count + 1 END,
  until = CASE WHEN old.until <= %s THEN excluded.until ELSE old.until END
RETURNING count, until
"""


class TooOften(Exception):
    """Tried too often. `until`: the moment from which on it may be tried again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def throttle(kind: str, key: str) -> None:
    """Count one try of `kind` for `key`; raise `TooOften` where that is one too many.

    For what is limited whatever comes of it (a page that takes a token, a letter that is asked for).
    """
    number, until = _counted(kind, key)
    if number > _rate(kind)[0]:
        raise TooOften(until)


def refuse_if_spent(*keys: Key) -> None:
    """Raise `TooOften` where one of `keys` has had all its tries; counts nothing."""
    if (until := spent(*keys)) is not None:
        raise TooOften(until)


def spent(*keys: Key) -> datetime | None:
    """Return the moment until which one of `keys` has no try left, None where all have some."""
    limits = {(kind, _digest(kind, key)): _rate(kind)[0] for kind, key in keys}
    rows = Throttle.objects.filter(
        kind__in={kind for kind, _ in limits},
        digest__in=[digest for _, digest in limits],
        until__gt=clock.now(),
    )
    full = [one.until for one in rows if one.count >= limits[one.kind, one.digest]]
    return max(full, default=None)


def count(*keys: Key) -> bool:
    """Count a failure for each of `keys`; say whether one of them has no try left now.

    Always in the same order, so that two processes never wait for each other.
    """
    numbers = [(kind, _counted(kind, key)[0]) for kind, key in sorted(keys)]
    return any(number >= _rate(kind)[0] for kind, number in numbers)


def forget(*keys: Key) -> None:
    """Begin anew for each of `keys`."""
    for kind, key in keys:
        Throttle.objects.filter(kind=kind, digest=_digest(kind, key)).delete()


def first(kind: str, key: str) -> bool:
    """Say whether this is the first time within the window: for codes that work once."""
    return _counted(kind, key)[0] == 1


def sweep(now: datetime) -> int:
    """Remove the counters that count for nothing any more; return how many."""
    return Throttle.objects.filter(until__lte=now).delete()[0]


def _rate(kind: str) -> tuple[int, int]:
    rate: tuple[int, int] = settings.THROTTLES[kind]
    return rate


def _counted(kind: str, key: str) -> tuple[int, datetime]:
    now = clock.now()
    until = now + timedelta(seconds=_rate(kind)[1])
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [kind, _digest(kind, key), until, now, now])
        number, end = cursor.fetchone()
    return number, end


def _digest(kind: str, key: str) -> str:
    return salted_hmac(f"portal.throttle.{kind}", key, algorithm="sha256").hexdigest()
