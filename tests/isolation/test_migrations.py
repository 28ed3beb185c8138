"""The migrations of the second line: they say what is missing, and go back."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from portal.migrations import _security as security
from tests.isolation import OPEN_TABLES, TENANT_TABLES, rows


def test_missing_roles_are_named_with_the_command_that_makes_them(db, monkeypatch):
    monkeypatch.setattr(security, "ROLES", ("portal_app", "portal_nobody"))
    with (
        connection.schema_editor(collect_sql=False, atomic=False) as editor,
        pytest.raises(RuntimeError, match=r"lacks the role\(s\) portal_nobody.*bootstrap_database"),
    ):
        security.roles_exist(None, editor)


def test_models_and_migrations_agree(db):
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_row_level_security_can_be_taken_away_and_put_back(transactional_db):
    """Back to the plain tables and forward again, as the owner; the catalogue is as before."""
    before = policies()
    for app in ("reviews", "disclosures", "portal"):
        call_command("migrate", app, "0001", verbosity=0)
    assert policies() == set()
    call_command("migrate", verbosity=0)
    assert policies() == before
    assert {table for table, *_ in before} >= TENANT_TABLES | OPEN_TABLES


def policies():
    return set(
        rows(
            "SELECT tablename, policyname, cmd, qual, with_check, roles::text"
            " FROM pg_policies WHERE schemaname = 'public'"
        )
    )
