"""Which database role does what, and how its address becomes Django's settings.

Two addresses reach one database: `DATABASE_URL` logs in as `portal_app`, which
row-level security binds, and serves all ordinary work; `DATABASE_OWNER_URL` logs
in as `portal_owner`, which owns the tables, and serves migrations only.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator

OWNER_ROLE = "portal_owner"
APP_ROLE = "portal_app"
PUBLIC_ROLE = "portal_public"


def connection_settings(url: str, variable: str = "DATABASE_URL") -> dict[str, Any]:
    """Turn `postgresql://user:password@host:port/name?option=…` into Django's dictionary.

    `host` in the options may be the folder of a Unix socket. Raises
    ImproperlyConfigured, naming `variable`, when the address is no PostgreSQL one.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        message = f"{variable} must begin with postgresql://"
        raise ImproperlyConfigured(message)
    try:
        parts: dict[str, Any] = dict(conninfo_to_dict(url))
    except Exception as error:
        message = f"{variable} cannot be understood: {error}"
        raise ImproperlyConfigured(message) from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }


@contextmanager
def as_owner() -> Iterator[None]:
    """Let Django's default connection be the owner's for the length of a block.

    For migrations (and the tests' flush) only. Raises ImproperlyConfigured when
    `DATABASE_OWNER_URL` is not set.
    """
    from django.conf import settings
    from django.db import connection

    if not settings.DATABASE_OWNER:
        message = (
            "DATABASE_OWNER_URL must be set for this command: the run-time role "
            f"{APP_ROLE} may not change the schema."
        )
        raise ImproperlyConfigured(message)
    ordinary = dict(connection.settings_dict)
    connection.close()
    close_pool(connection)
    connection.settings_dict.update(settings.DATABASE_OWNER)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(ordinary)


def close_pool(connection: Any) -> None:
    """Close the connection pool where there is one: it holds the former role's connections."""
    if connection.settings_dict.get("OPTIONS", {}).get("pool"):
        connection.close_pool()
