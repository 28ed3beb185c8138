"""The database's roles and what they may do; the same for demo, tests and servers.

- `portal_owner` owns the database and its tables and runs the migrations.
- `portal_app` serves everything at run time. It is no superuser and may not bypass
  row-level security, and it may not change the schema.
- `portal_public` cannot log in. `portal_app` may become it for one transaction
  (`SET LOCAL ROLE portal_public`) to read what is published and nothing else:
  migrations grant it table by table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from portal.database import APP_ROLE, OWNER_ROLE, PUBLIC_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

_ATTRIBUTES = {
    OWNER_ROLE: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    # NOINHERIT: membership of portal_public gives no rights until SET ROLE.
    APP_ROLE: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT",
    PUBLIC_ROLE: "NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT",
}


def bootstrap(
    superuser_url: str, database: str, passwords: Mapping[str, str] | None = None
) -> None:
    """Make roles and database, or bring existing ones to this state; harmless when repeated.

    `superuser_url` names any database of the server; `passwords` maps a role to its
    password (none for the embedded server, whose socket only we can reach).
    Raises psycopg.Error as the server words it.
    """
    with psycopg.connect(superuser_url, autocommit=True) as server:
        _make_roles(server, passwords or {})
        _make_database(server, database)
    with psycopg.connect(superuser_url, dbname=database) as inside:
        _grant(inside)


def _make_roles(server: psycopg.Connection[Any], passwords: Mapping[str, str]) -> None:
    for role, attributes in _ATTRIBUTES.items():
        known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        verb = sql.SQL("ALTER ROLE" if known else "CREATE ROLE")
        parts = [verb, sql.Identifier(role), sql.SQL(attributes)]
        if role in passwords:
            parts += [sql.SQL("PASSWORD"), sql.Literal(passwords[role])]
        server.execute(sql.SQL(" ").join(parts))
    server.execute(
        sql.SQL("GRANT {} TO {}").format(sql.Identifier(PUBLIC_ROLE), sql.Identifier(APP_ROLE))
    )


def _make_database(server: psycopg.Connection[Any], database: str) -> None:
    name, owner = sql.Identifier(database), sql.Identifier(OWNER_ROLE)
    found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    if not found:
        # A superuser that is none (managed servers) must be a member of the future owner.
        server.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                name, owner
            )
        )
    server.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    app = sql.Identifier(APP_ROLE)
    server.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, app))
    # A table of one's own in pg_temp would stand before ours in every search path.
    server.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM {}").format(name, app))


def _grant(inside: psycopg.Connection[Any]) -> None:
    names = {
        "owner": sql.Identifier(OWNER_ROLE),
        "app": sql.Identifier(APP_ROLE),
        "public": sql.Identifier(PUBLIC_ROLE),
    }
    defaults = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public").format(
        names["owner"]
    )
    for statement in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
        "GRANT USAGE ON SCHEMA public TO {app}, {public}",
        "{defaults} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        "{defaults} GRANT USAGE, SELECT ON SEQUENCES TO {app}",
    ):
        inside.execute(sql.SQL(statement).format(**names, defaults=defaults))
