"""`manage.py demo`, whole: starts, answers, stops without a trace, starts again with its data."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from portal.embedded.places import postgres_url, socket_folder

ROOT = Path(__file__).resolve().parent.parent.parent
TOO_LONG = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    """One `manage.py demo` over a folder of its own."""

    def __init__(self, var: Path, port: int | None = None, output: Path | None = None) -> None:
        self.var, self.port = var, port or free_port()
        inherited = {k: v for k, v in os.environ.items() if "DATABASE" not in k and k != "CI"}
        environment = inherited | {
            "VAR_DIR": str(var),
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        }
        self.output = output or var.with_name(f"{var.name}-{time.monotonic_ns()}.out")
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "demo", "--port", str(self.port)],
                cwd=ROOT,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_until_open(self) -> None:
        deadline = time.monotonic() + TOO_LONG
        while "Ctrl-C" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def family(self) -> set[int]:
        """The process and all that descend from it."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(status.parent.name)] = int(fields[1])
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        self.process.send_signal(number)
        self.process.wait(60)


def status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/")
    return connection.getresponse().status


def accounts(var: Path) -> int:
    with psycopg.connect(postgres_url(var, role="postgres", database="portal")) as connection:
        row = connection.execute("SELECT count(*) FROM portal_user").fetchone()
    return row[0] if row else 0


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "演示 var"
    folder.mkdir()
    yield folder
    sockets = socket_folder(folder)
    if sockets.exists():
        for left in sockets.iterdir():
            left.unlink()
        sockets.rmdir()


def test_the_whole_life_of_a_demonstration(var: Path) -> None:
    first = Demo(var)
    try:
        first.wait_until_open()
        assert status(first.port) == 200
        assert f"http://127.0.0.1:{first.port}/" in first.said
        people = accounts(var)
        assert people > 0
        again = Demo(var)
        assert again.process.wait(60) == 1
        assert "running already" in again.said
        family = first.family()
        environments = [Path(f"/proc/{pid}/environ").read_bytes() for pid in family]
        public = f"SITE_URL=http://127.0.0.1:{first.port}\0".encode()
        assert any(public in each for each in environments)  # what QR codes lead to
        assert len(family) >= 8  # itself, PostgreSQL, Redis, web, its two, worker, beat …
    finally:
        first.stop()
    assert first.process.returncode == 0, first.said
    assert [pid for pid in family if Path(f"/proc/{pid}").exists()] == []

    second = Demo(var, first.port)
    try:
        second.wait_until_open()
        assert accounts(var) == people
    finally:
        second.stop(signal.SIGTERM)


def test_a_taken_port_gets_a_sentence(var: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        demo = Demo(var, port)
        assert demo.process.wait(60) == 1
    assert f"make demo PORT={port + 1}" in demo.said
    assert "Traceback" not in demo.said
    assert not (var / "postgres").exists()


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    nowhere = Path("/proc/nobody may write here")  # not even root
    demo = Demo(nowhere, output=tmp_path / "out")
    assert demo.process.wait(60) == 1
    assert "cannot be written" in demo.said
    assert "Traceback" not in demo.said
