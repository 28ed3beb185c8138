"""Roles and migrations: who may do what is settled by command, and repeating it is harmless."""

from __future__ import annotations

import fcntl
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from portal.database import as_owner, connection_settings
from portal.roles import bootstrap
from tests.database import FOLDER, address


@pytest.fixture
def fresh(django_db_setup: None) -> Iterator[str]:
    """The name of a database to be made, dropped afterwards. One test at a time changes roles."""
    name = f"fresh {uuid.uuid4().hex[:8]}"
    with (Path(os.environ[FOLDER]) / "lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield name
        with psycopg.connect(address("postgres"), autocommit=True) as server:
            server.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )


def rights(database: str) -> set[tuple[str, str]]:
    """What portal_app may do with a table that portal_owner makes in `database`."""
    with psycopg.connect(address(database, "portal_owner"), autocommit=True) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS made_by_owner (id serial)")
        return set(
            owner.execute(
                "SELECT grantee, privilege_type FROM information_schema.table_privileges"
                " WHERE table_name = 'made_by_owner' AND grantee <> 'portal_owner'"
            ).fetchall()
        )


def test_bootstrap_may_be_repeated(fresh: str) -> None:
    bootstrap(address("postgres"), fresh)
    first = rights(fresh)
    bootstrap(address("postgres"), fresh)
    assert rights(fresh) == first
    assert first == {
        ("portal_app", verb) for verb in ("SELECT", "INSERT", "UPDATE", "DELETE")
    }  # and nothing for portal_public, no TRUNCATE, no TRIGGER


def test_bootstrap_takes_back_what_a_role_should_not_have(fresh: str) -> None:
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        # Of all attributes the one whose change does not disturb other tests meanwhile.
        server.execute("ALTER ROLE portal_app INHERIT")
        bootstrap(address("postgres"), fresh)
        row = server.execute(
            "SELECT rolinherit, rolbypassrls FROM pg_roles WHERE rolname = 'portal_app'"
        ).fetchone()
    assert row == (False, False)


def test_strangers_may_not_connect(fresh: str) -> None:
    bootstrap(address("postgres"), fresh)
    with psycopg.connect(address("postgres")) as server:
        row = server.execute(
            "SELECT has_database_privilege('public', %s, 'CONNECT'),"
            " has_database_privilege('portal_app', %s, 'CONNECT')",
            [fresh, fresh],
        ).fetchone()
    assert row == (False, True)


def test_the_run_time_role_makes_no_table_that_would_stand_before_ours(fresh: str) -> None:
    bootstrap(address("postgres"), fresh)
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(
            sql.SQL("GRANT TEMPORARY ON DATABASE {} TO portal_app").format(sql.Identifier(fresh))
        )  # as an earlier release of ours did
    bootstrap(address("postgres"), fresh)
    with (
        psycopg.connect(address(fresh, "portal_app")) as app,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        app.execute("CREATE TEMPORARY TABLE portal_event (id int)")


def test_command_refuses_addresses_of_the_wrong_role(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "USER", "postgres")
    with pytest.raises(CommandError, match="DATABASE_URL must log in as portal_app, not as postg"):
        call_command("bootstrap_database")


def test_command_wants_the_owners_address(settings: Any) -> None:
    settings.DATABASE_OWNER = {}
    with pytest.raises(CommandError, match="DATABASE_OWNER_URL must be set"):
        call_command("bootstrap_database")


@pytest.mark.django_db
def test_migrate_refuses_without_the_owner(settings: Any) -> None:
    settings.DATABASE_OWNER = {}
    with pytest.raises(CommandError, match="portal_app may not change the schema"):
        call_command("migrate", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_owner_is_the_owner_for_the_block_only() -> None:
    def user() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            return str(cursor.fetchone()[0])

    assert user() == "portal_app"
    with as_owner():
        assert user() == "portal_owner"
    assert user() == "portal_app"
    with pytest.raises(RuntimeError), as_owner():
        raise RuntimeError
    assert user() == "portal_app"


@pytest.mark.parametrize("url", ["sqlite:///x", "mysql://x", ""])
def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="OTHER_URL must begin with postgresql://"):
        connection_settings(url, "OTHER_URL")


def test_malformed_address_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL cannot be understood"):
        connection_settings("postgresql://host/db?no_such_option=1")
