"""The web's connection pool: nothing said in one request may reach the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection


def pool_options(size: int) -> dict[str, Any]:
    """Options of Django's PostgreSQL backend for a pool of at most `size` connections."""
    return {
        "pool": {"min_size": 1, "max_size": size, "timeout": 10, "reset": forget_session},
        # Given at log-in, the time zone is what RESET ALL returns to.
        "options": "-c timezone=UTC",
    }


def forget_session(connection: Connection[Any]) -> None:
    """Return a connection to how it began: role, row-level-security scope, settings."""
    connection.execute("RESET ROLE")
    connection.execute("RESET ALL")
    connection.commit()
