"""A private PgBouncer in transaction mode before the tests' server, in a folder of its own."""

from __future__ import annotations

import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from portal.database import APP_ROLE
from portal.embedded.process import (
    dies_with_parent,
    finish,
    launch,
    not_as_root,
    wait_until_ready,
)

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")

CONFIGURATION = """
[databases]
{name} = host={host} port={port} dbname={name} user={role}

[pgbouncer]
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 200
listen_addr =
unix_socket_dir = {folder}
listen_port = 6432
auth_type = any
logfile =
"""

needed = pytest.mark.skipif(not PROGRAM, reason="apt-get install pgbouncer")


@contextmanager
def running(folder: Path, size: int) -> Iterator[dict[str, str]]:
    """Give the HOST and PORT by which Django reaches its present database through `size` connections."""
    place = connection.settings_dict
    text = CONFIGURATION.format(
        name=place["NAME"],
        host=place["HOST"],
        port=place["PORT"] or 5432,
        role=APP_ROLE,
        size=size,
        folder=folder,
    )
    (folder / "pgbouncer.ini").write_text(text, encoding="utf-8")
    command = [
        *dies_with_parent(signal.SIGTERM),
        *not_as_root(),
        str(PROGRAM),
        str(folder / "pgbouncer.ini"),
    ]
    log = folder / "log"
    process = launch(command, log, folder)
    try:
        wait_until_ready(process, lambda: _listens(folder), "PgBouncer", log, 30)
        yield {"HOST": str(folder), "PORT": "6432"}
    finally:
        finish(process, signal.SIGTERM)


def _listens(folder: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as one:
        return one.connect_ex(str(folder / ".s.PGSQL.6432")) == 0
