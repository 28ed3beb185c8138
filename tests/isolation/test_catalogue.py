"""The catalogue of the second line of tenancy: every table is told, bound, and has its policies."""

from __future__ import annotations

import pytest

from tests.isolation import CHAIN_TABLES, OPEN_TABLES, PUBLIC_KNOWLEDGE, TENANT_TABLES, rows
from tests.isolation.catalogue import faults


def test_every_table_of_ours_is_a_tenant_table_or_said_to_be_public_knowledge(db):
    ours = rows(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND relname ~ '^(portal|disclosures|reviews)_'"
    )
    known = TENANT_TABLES | OPEN_TABLES | CHAIN_TABLES | PUBLIC_KNOWLEDGE
    assert {name for (name,) in ours} == known


@pytest.mark.parametrize("table", sorted(TENANT_TABLES | OPEN_TABLES | CHAIN_TABLES))
def test_row_level_security_is_enabled_forced_and_asks_for_the_scope_in_each_command(db, table):
    assert faults(table) == []


def test_the_run_time_role_is_no_superuser_and_cannot_bypass(db):
    assert rows(
        "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ) == [("portal_app", False, False)]


def test_the_run_time_role_owns_no_table(db):
    assert rows("SELECT tablename FROM pg_tables WHERE tableowner = current_user") == []
