"""A pool of one connection: what one request says to the session, the next never hears."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper

from portal.pool import pool_options

pytestmark = pytest.mark.django_db

STATE = (
    "SELECT pg_backend_pid(), current_user, coalesce(current_setting('app.user_id', true), ''),"
    " current_setting('TimeZone'), current_setting('statement_timeout')"
)


@pytest.fixture
def pooled() -> Iterator[DatabaseWrapper]:
    settings = {**connection.settings_dict, "OPTIONS": pool_options(1), "CONN_MAX_AGE": 0}
    wrapper = DatabaseWrapper(settings, alias="pooled")
    yield wrapper
    wrapper.close()
    wrapper.close_pool()


def state(wrapper: DatabaseWrapper) -> tuple[object, ...]:
    with wrapper.cursor() as cursor:
        cursor.execute(STATE)
        return tuple(cursor.fetchone())


def test_session_settings_do_not_reach_the_next_request(pooled: DatabaseWrapper) -> None:
    first = state(pooled)
    assert first[1:] == ("portal_app", "", "UTC", "0")
    with pooled.cursor() as cursor:
        cursor.execute("SELECT set_config('app.user_id', '7', false)")
        cursor.execute("SET TIME ZONE 'Asia/Tokyo'")
        cursor.execute("SET statement_timeout = 5000")
        cursor.execute("SET ROLE portal_public")
    assert state(pooled)[1:3] == ("portal_public", "7")
    pooled.close()
    assert state(pooled) == first  # the same server process, as good as new


def test_a_request_that_failed_in_its_transaction_leaves_a_clean_connection(
    pooled: DatabaseWrapper,
) -> None:
    pid = state(pooled)[0]
    pooled.set_autocommit(autocommit=False)
    with pooled.cursor() as cursor:
        cursor.execute("SELECT set_config('app.user_id', '7', true)")
        with pytest.raises(Exception, match="division by zero"):
            cursor.execute("SELECT 1/0")
    pooled.close()
    assert state(pooled) == (pid, "portal_app", "", "UTC", "0")
