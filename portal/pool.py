"""The web's connection pool: nothing said in one request may reach the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection


def pool_options(size: int, **settings: str) -> dict[str, Any]:
    """Options of Django's PostgreSQL backend for a pool of at most `size` connections.

    `settings` of PostgreSQL (`statement_timeout="60s"`) bind every connection from its beginning.
    """
    given = "".join(f" -c {name}={value}" for name, value in settings.items())
    return {
        "pool": {"min_size": 1, "max_size": size, "timeout": 10, "reset": forget_session},
        # Given at log-in, they are what RESET ALL returns to.
        "options": f"-c timezone=UTC{given}",
    }


def forget_session(connection: Connection[Any]) -> None:
    """Return a connection to how it began: role, row-level-security scope, settings."""
    connection.execute("RESET ROLE")
    connection.execute("RESET ALL")
    connection.commit()
