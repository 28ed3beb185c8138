"""Where sessions are kept: Django's table, with a time-out for idleness and one for age.

A session ends `SESSION_COOKIE_AGE` seconds after its last request, and `SESSION_MOST_AGE` seconds after
the log-in whatever happens (等保 2.0 level 3: 登录连接超时自动退出). The row is written again at most once a
minute, so that reading a page costs no write.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from portal import clock

SINCE = "since"
"""The log-in's moment in the session, in seconds since 1970."""
GRANULARITY = timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """Forgets what is too old, and remembers the last request to the minute."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing where it ended."""
        row = self._get_session_from_db()
        if row is None:
            return {}
        held = self.decode(row.session_data)
        if too_old(held):
            self._session_key = None
            return {}
        if clock.now() - last_seen(row.expire_date) > GRANULARITY:
            self.modified = True
        return held


def begin(session: Any) -> None:
    """Write down that the log-in was now."""
    session[SINCE] = int(clock.now().timestamp())


def too_old(held: dict[str, Any]) -> bool:
    """Whether a log-in lies too long back."""
    since = held.get(SINCE)
    return since is not None and clock.now().timestamp() - since > settings.SESSION_MOST_AGE


def last_seen(expires: datetime) -> datetime:
    """Return the last request (to the minute) of a session that ends at `expires`."""
    return expires - timedelta(seconds=settings.SESSION_COOKIE_AGE)
