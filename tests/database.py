"""The tests' PostgreSQL: one server a run, migrated once, one database a worker.

The controller starts the server (embedded, or the one TEST_DATABASE_SUPERUSER_URL
names) before the workers, who learn its address from the environment. The first
worker in need migrates the template as `portal_owner`; each then copies it and
works in its copy as `portal_app`, which row-level security binds.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from portal.database import APP_ROLE, OWNER_ROLE
from portal.embedded import Postgres
from portal.roles import bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterator

SUPERUSER_URL = "PORTAL_TEST_SUPERUSER_URL"
FOLDER = "PORTAL_TEST_FOLDER"
FLUSHES = 4
"""Times that emptying the tables is tried while a last request is being answered."""


def start_server() -> Postgres | None:
    """Called by the controller; leaves folder and address in the environment."""
    folder = Path(tempfile.mkdtemp(prefix="portal-test-"))
    os.environ[FOLDER] = str(folder)
    if external := os.environ.get("TEST_DATABASE_SUPERUSER_URL"):
        os.environ[SUPERUSER_URL] = external
        return None
    server = Postgres(folder / "pg", folder / "s", folder / "postgres.log", durable=False)
    server.start()
    os.environ[SUPERUSER_URL] = server.url()
    return server


def stop_server(server: Postgres | None) -> None:
    """Called by the controller at the very end."""
    if server:
        server.stop()
    shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True)


def run_name() -> str:
    """A prefix for this run's databases: an external server may serve several runs."""
    return "t_" + Path(os.environ[FOLDER]).name.rsplit("-", 1)[-1].lower()


def address(database: str, role: str | None = None) -> str:
    """Connection string of `database` on the tests' server, as superuser or as `role`."""
    changes = {"dbname": database} | ({"user": role} if role else {})
    return make_conninfo(os.environ[SUPERUSER_URL], **changes)


def point_django_at(database: str) -> None:
    """Give Django the worker's database as `portal_app`, and the owner's address beside it."""
    from django.conf import settings
    from django.db import connection

    parts = conninfo_to_dict(address(database))
    place = {"NAME": database, "HOST": parts.get("host", ""), "PORT": parts.get("port", "")}
    settings.DATABASE_OWNER.update({**place, "USER": OWNER_ROLE})
    settings.DATABASES["default"].update({**place, "USER": APP_ROLE})
    connection.settings_dict.update({**place, "USER": APP_ROLE})


def migrated_template() -> str:
    """The name of the template, made by whoever comes first; the others wait at the lock."""
    from django.core.management import call_command

    name = f"{run_name()}_template"
    folder = Path(os.environ[FOLDER])
    with (folder / "lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "migrated").exists():
            bootstrap(os.environ[SUPERUSER_URL], name)
            point_django_at(name)
            call_command("migrate", verbosity=0, interactive=False)
            (folder / "migrated").touch()
    return name


def worker_database(worker: str) -> Iterator[str]:
    """Make this worker's copy of the template, and drop it afterwards."""
    from django.db import connection

    template = migrated_template()
    name = f"{run_name()}_{worker}"
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(OWNER_ROLE), sql.Identifier(template)
            )
        )
    point_django_at(name)
    yield name
    connection.close()
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def flush() -> None:
    """What a test that commits leaves behind is emptied, in place of Django's `flush`.

    `portal_app` may not truncate, and the triggers of insert-only tables hold for the
    owner too; so the superuser does it, with triggers off for this one transaction.
    """
    for _ in range(FLUSHES):
        try:
            _truncate()
        except psycopg.errors.DeadlockDetected:
            continue  # the live server was still answering a browser that is gone
        return
    _truncate()


def _truncate() -> None:
    from django.db import connection

    keep = {"django_migrations", "django_content_type", "auth_permission"}
    with psycopg.connect(address(connection.settings_dict["NAME"])) as server:
        found = server.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        tables = [sql.Identifier(name) for (name,) in found if name not in keep]
        server.execute("SET LOCAL session_replication_role = replica")
        server.execute(
            sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(sql.SQL(", ").join(tables))
        )
