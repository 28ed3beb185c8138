"""Where the embedded servers listen: known before they run, so settings can name it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote


def socket_folder(var_dir: Path) -> Path:
    """A short folder for sockets (their paths end at 107 bytes), one for each `var_dir`."""
    digest = hashlib.sha256(str(var_dir.resolve()).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"portal-{os.getuid()}-{digest}"


def postgres_url_at(sockets: Path, *, role: str, database: str) -> str:
    """The address of `database` as `role` on the server listening in `sockets`."""
    return f"postgresql://{role}@/{database}?host={quote(str(sockets), safe='')}"


def redis_url_at(sockets: Path) -> str:
    """The broker address, as Celery writes it, of the Redis listening in `sockets`."""
    return f"redis+socket://{sockets / 'redis.sock'}?virtual_host=0"


def postgres_url(var_dir: Path, *, role: str, database: str) -> str:
    """The address on the embedded server whose data lies under `var_dir`."""
    return postgres_url_at(socket_folder(var_dir), role=role, database=database)


def redis_url(var_dir: Path) -> str:
    """The broker address of the embedded Redis whose data lies under `var_dir`."""
    return redis_url_at(socket_folder(var_dir))
