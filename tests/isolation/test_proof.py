"""The walks can fail: filters are taken out of the code, policies out of the database.

Everything is looked at by the same functions as in `tests/test_isolation.py`. The database's part
needs a superuser inside the very transaction that is walked: see `mighty`.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection, transaction

from disclosures.models import Filing
from portal import access, scoping
from tests import database
from tests.isolation import OPEN_TABLES, TENANT_TABLES, rows, rows_walk
from tests.isolation.catalogue import faults
from tests.isolation.lookalike import two
from tests.isolation.walking import Walk
from tests.test_permission_matrix import ROWS

SOME = (
    "filing:tasks",
    "filing:history",
    "review:queue",
    "review:read",
    "messages:log",
    "renders:show",
)
"""Addresses that fetch by `visible_to` alone: pages of one object, lists."""


@pytest.fixture
def mighty(django_db_setup, django_db_blocker, files):
    """The test's connection as superuser who has become `portal_app`; all is rolled back.

    Whoever connected as superuser may become one again in the middle of the transaction, and
    change a policy there: nobody else ever sees it changed.
    """
    logging.disable(logging.CRITICAL)
    with django_db_blocker.unblock():
        connection.close()
        usual = connection.settings_dict["USER"]
        name = connection.settings_dict["NAME"]
        parts = psycopg.conninfo.conninfo_to_dict(database.address(name))
        connection.settings_dict["USER"] = parts["user"]
        try:
            with transaction.atomic():
                be("portal_app")
                rows("SELECT set_config('app.everything', 'on', true)")
                yield
                transaction.set_rollback(True)
        finally:
            connection.settings_dict["USER"] = usual
            connection.close()
            logging.disable(logging.NOTSET)


@pytest.fixture
def files():
    """Files of one's own (`tests.conftest.own_files` looks for this name)."""


def be(role: str) -> None:
    """Become `role` as if connected so; `DEFAULT`: the superuser again."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET SESSION AUTHORIZATION {role}")


def run(*statements: str) -> None:
    """As superuser."""
    be("DEFAULT")
    with connection.cursor() as cursor:
        for statement in ("SET CONSTRAINTS ALL IMMEDIATE", *statements):
            cursor.execute(statement)
    be("portal_app")


@contextmanager
def meanwhile(*statements: str):
    """The database changed by these statements, and put back."""
    with transaction.atomic():
        run(*statements)
        yield
        transaction.set_rollback(True)


def opened(*tables: str) -> list[str]:
    return [f"ALTER POLICY scope_select ON {table} USING (true)" for table in tables]


@pytest.fixture
def no_filter(monkeypatch):
    """`visible_to` returns every row, wherever it was imported to."""

    def everything(actor, model):
        return model._default_manager.all()

    monkeypatch.setattr(scoping.visible_to, "__code__", everything.__code__)


@pytest.fixture
def no_refusal(monkeypatch):
    """`can` allows everything to whoever is logged in."""

    def everything(actor, action, obj=None):
        return Allowed() if actor.is_authenticated else Denied(LOG_IN)  # noqa: F821 - of portal.access

    monkeypatch.setattr(access.can, "__code__", everything.__code__)


def walked() -> list[str]:
    walk = Walk(*two())
    for row in ROWS:
        if row.name in SOME:
            walk.row(row)
    return walk.wrong


def test_one_filter_less_is_seen_and_the_database_still_shows_nothing(db, no_filter):
    home, away = two()
    assert rows_walk.seen_through_code(home, away, Filing)
    assert rows_walk.seen_in_database(home, away, "disclosures_filing") == []


def test_without_the_filter_every_address_is_still_silent_by_the_second_line(db, no_filter):
    assert walked() == []


def test_without_both_the_walk_of_the_addresses_reports_that_it_is_no_404(mighty, no_filter):
    run(*opened(*sorted(TENANT_TABLES)))
    assert any(one.startswith("403") for one in walked())


def test_without_permissions_too_it_reports_what_was_told(mighty, no_filter, no_refusal):
    run(*opened(*sorted(TENANT_TABLES)))
    wrong = walked()
    assert any(one.startswith("told zqbprv") or "zqbprv" in one for one in wrong)
    assert any(one.startswith("200: editor GET /work/filings/72") for one in wrong)


def test_with_the_filter_every_address_is_still_silent_by_the_first_line(mighty):
    run(*opened(*sorted(TENANT_TABLES)))
    assert walked() == []


def test_a_policy_that_lets_everything_through_is_seen_twice_for_every_table(mighty):
    home, away = two()
    for table in sorted(TENANT_TABLES):
        assert faults(table) == []
        with meanwhile(*opened(table)):
            assert faults(table), table
            assert rows_walk.seen_in_database(home, away, table), table


def test_a_policy_that_is_gone_is_seen_for_every_table_and_command(mighty):
    for table in sorted(TENANT_TABLES | OPEN_TABLES):
        for command in ("select", "insert", "update", "delete"):
            with meanwhile(f"DROP POLICY scope_{command} ON {table}"):
                assert faults(table) == [f"no policy for {command.upper()}"], table


@pytest.mark.parametrize("switch", ["DISABLE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"])
def test_a_table_that_is_not_bound_is_seen(mighty, switch):
    home, away = two()
    for table in sorted(TENANT_TABLES):
        with meanwhile(f"ALTER TABLE {table} {switch}"):
            assert faults(table), table
            seen = rows_walk.seen_in_database(home, away, table)
            assert bool(seen) == switch.startswith("DISABLE"), table


def test_a_further_policy_beside_ours_is_seen(mighty):
    for table in sorted(TENANT_TABLES):
        with meanwhile(f"CREATE POLICY backdoor ON {table} FOR SELECT USING (true)"):
            assert faults(table) == ["nobody knows the policy backdoor"], table
