"""The tests themselves run under the role that row-level security binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.db import ProgrammingError, connection

if TYPE_CHECKING:
    from portal.embedded import Redis

pytestmark = pytest.mark.django_db


def test_tests_run_as_the_run_time_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("portal_app", False, False, False, False)


def test_run_time_role_may_not_change_the_schema() -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="denied"):
        cursor.execute("CREATE TABLE smuggled (id int)")


def test_run_time_role_may_become_the_public_one_and_inherits_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE portal_public")
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("portal_public",)


def test_public_role_reads_no_table_by_default() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE portal_public")
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute("SELECT count(*) FROM django_session")


def test_public_role_cannot_log_in(superuser_connection: psycopg.Connection[Any]) -> None:
    row = superuser_connection.execute(
        "SELECT rolcanlogin, rolinherit FROM pg_roles WHERE rolname = 'portal_public'"
    ).fetchone()
    assert row == (False, False)


def test_owner_owns_every_table(owner_connection: psycopg.Connection[Any]) -> None:
    assert owner_connection.execute("SELECT current_user").fetchone() == ("portal_owner",)
    others = owner_connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        " AND tableowner <> 'portal_owner'"
    ).fetchall()
    assert others == []


@pytest.mark.django_db(transaction=True)
def test_committed_rows_are_gone_after_a_transactional_test_first_half() -> None:
    _store_session()


@pytest.mark.django_db(transaction=True)
def test_committed_rows_are_gone_after_a_transactional_test_second_half() -> None:
    _store_session()


def test_redis_is_reachable_where_the_address_says(redis_server: Redis, redis_url: str) -> None:
    assert str(redis_server.socket) in redis_url
    assert redis_server.socket.exists()


def _store_session() -> None:
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    assert not Session.objects.exists()
    Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())
