"""A real Celery worker process beside a test: on its database, its files and its Redis."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings as django_settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90
"""Seconds after which a test gives up on a worker."""


def environment(broker: str) -> dict[str, str]:
    """The settings of a worker on this test's database, files and Redis."""
    parts = connection.settings_dict
    address = f"postgresql://{parts['USER']}@/{parts['NAME']}?host={quote(parts['HOST'], safe='')}"
    if parts["PORT"]:
        address += f"&port={parts['PORT']}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": address,
        "CELERY_BROKER_URL": broker,
        "VAR_DIR": str(Path(django_settings.PUBLISHED_ROOT).parent),
        "SECRET_KEY": "only for this test",
    }


@contextmanager
def worker(broker: str, processes: int = 1) -> Iterator[subprocess.Popen[bytes]]:
    """A Celery worker of `processes` in a session of its own; killed at the end, children and all."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "portal",
        "worker",
        "--pool=prefork",
        "-c",
        str(processes),
        "-l",
        "warning",
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(broker), start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def send(broker: str, task: str, *args: int) -> None:
    """What beat does: put a task on the broker."""
    from celery import Celery

    app = Celery(broker=broker, set_as_current=False)
    with app:
        app.send_task(task, args=args)


def until(holds: Callable[[], Any], what: str) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)
