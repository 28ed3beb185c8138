"""What `manage.py check --deploy` asks of a server beyond Django's own questions.

With `--database default` it also asks the database who the run-time role is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core import checks
from django.db import connections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Found = list[checks.CheckMessage]
_POWERS = """
    SELECT rolsuper, rolbypassrls, rolcreaterole,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind = 'r')
    FROM pg_roles WHERE rolname = current_user
"""
_WORDS = ("is a superuser", "passes row-level security by", "may make roles", "owns tables")


def register() -> None:
    """Enrol the checks; called once, when the application is ready."""
    checks.register(how_it_is_reached, checks.Tags.security, deploy=True)
    checks.register(who_runs_it, checks.Tags.database, deploy=True)


def how_it_is_reached(app_configs: Sequence[Any] | None, **_: Any) -> Found:
    """Say what is missing of HTTPS, and whether any host name is taken."""
    del app_configs
    found: Found = []
    if not settings.SESSION_COOKIE_SECURE or not settings.CSRF_COOKIE_SECURE:
        hint = "Passwords and sessions travel readable: end TLS in front of the portal and set HTTPS=1."
        found.append(checks.Warning("HTTPS is off.", hint=hint, id="portal.W001"))
    if not settings.SITE_URL.startswith("https://"):
        hint = "Links in letters and on receipts begin with it."
        found.append(
            checks.Warning("SITE_URL is not an https:// address.", hint=hint, id="portal.W002")
        )
    if "*" in settings.ALLOWED_HOSTS:
        hint = "Name the portal's own host names."
        found.append(checks.Error("ALLOWED_HOSTS takes any host.", hint=hint, id="portal.E001"))
    return found


def who_runs_it(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **_: Any
) -> Found:
    """Say what the run-time role may that it must not (decision 0003); silent unless a database is named."""
    del app_configs
    found: Found = []
    for name in databases or ():
        with connections[name].cursor() as cursor:
            cursor.execute(_POWERS)
            powers = cursor.fetchone() or (True,) * len(_WORDS)
        found += [
            checks.Error(
                f"The database role of {name!r} {words}.",
                hint="DATABASE_URL must log in as portal_app, see docs/operations.md.",
                id="portal.E002",
            )
            for words, has in zip(_WORDS, powers, strict=True)
            if has
        ]
    return found
