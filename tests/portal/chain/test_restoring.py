"""A backup brings the chain back as it was, and it goes on growing there."""

from __future__ import annotations

import shutil
import subprocess

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from portal.database import OWNER_ROLE
from portal.embedded import EmbeddedError
from portal.embedded.postgres import binary
from tests import database
from tests.portal.chain import written

pytestmark = pytest.mark.django_db(transaction=True)
LINKS = "SELECT number, event_id, previous, hash FROM portal_eventlink ORDER BY number"


def program(name):
    """The one beside the embedded server, which is of its version; else the system's."""
    try:
        found = str(binary(name))
    except EmbeddedError:
        found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture
def restored(tmp_path):
    """The address of a database into which `restore` puts a copy of the test's."""
    copy = f"{connection.settings_dict['NAME']}_restored"
    name, owner = sql.Identifier(copy), sql.Identifier(OWNER_ROLE)
    with psycopg.connect(database.address("postgres"), autocommit=True) as server:
        server.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(name, owner)
        )
        yield database.address(copy)
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def restore(place, dump):
    source = database.address(connection.settings_dict["NAME"])
    done = subprocess.run(
        [program("pg_dump"), "-Fc", "-f", dump, "-d", source],
        capture_output=True,
        text=True,
        check=False,
    )
    if "server version mismatch" in done.stderr:
        pytest.skip("pg_dump is older than the server")
    assert done.returncode == 0, done.stderr
    subprocess.run([program("pg_restore"), "-d", place, dump], check=True)


def test_dump_and_restore_keep_the_chain_and_it_grows_on(restored, tmp_path):
    written(3)
    restore(restored, tmp_path / "dump")
    with connection.cursor() as cursor:
        cursor.execute(LINKS)
        before = [(number, event, bytes(a), bytes(b)) for number, event, a, b in cursor.fetchall()]
    with psycopg.connect(restored) as raw:
        assert raw.execute(LINKS).fetchall() == before
        raw.execute(
            "INSERT INTO portal_event (at, action, target, data, seal)"
            " VALUES (now(), 'job.retry', 'job:1', '{}', '')"
        )
        raw.commit()
        *others, last = raw.execute(LINKS).fetchall()
    assert others == before
    assert (last[0], last[2]) == (4, before[-1][3])
