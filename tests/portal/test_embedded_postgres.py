"""The embedded PostgreSQL, really started: where nothing is tidy, and without touching others."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from portal.embedded import EmbeddedError, Postgres, process

as_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root must not run PostgreSQL as itself"
)


@pytest.fixture
def sockets() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="portal-t-"))
    yield folder / "s"
    shutil.rmtree(folder)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A path with a space, Chinese characters, and more than a socket's 107 bytes."""
    deep = tmp_path / "我的 文档" / ("long " * 20).strip()
    deep.mkdir(parents=True)
    return deep


@pytest.fixture
def server(place: Path, sockets: Path) -> Iterator[Postgres]:
    postgres = Postgres(place / "pg", sockets, place / "pg.log", durable=False)
    yield postgres
    postgres.stop()


def query(server: Postgres, statement: str) -> object:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        row = connection.execute(statement).fetchone()
    return row[0] if row else None


def test_starts_in_an_untidy_place_and_speaks_utf8(server: Postgres) -> None:
    server.start()
    assert query(server, "SELECT upper('é') || length('学生会')::text") == "É3"


def test_listens_on_its_socket_only(server: Postgres) -> None:
    server.start()
    assert query(server, "SHOW listen_addresses") == ""
    assert server.sockets.stat().st_mode & 0o077 == 0


def test_data_survives_a_clean_stop(server: Postgres) -> None:
    server.durable = True
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    server.stop()
    server.start()
    assert query(server, "SELECT n FROM kept") == 7


def test_stop_leaves_no_process_and_no_lock(server: Postgres) -> None:
    server.start()
    pid = server.process.pid if server.process else 0
    server.stop()
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url())


def test_parents_of_the_data_keep_their_mode(server: Postgres, place: Path) -> None:
    place.parent.chmod(0o700)
    before = [folder.stat().st_mode for folder in place.parents]
    server.start()
    assert [folder.stat().st_mode for folder in place.parents] == before


def test_a_second_server_over_the_same_data_is_refused(server: Postgres) -> None:
    server.start()
    second = Postgres(server.data, server.sockets, server.log)
    with pytest.raises(EmbeddedError, match="already runs"):
        second.start()


def test_a_lock_left_by_a_crash_does_not_stop_the_next_start(server: Postgres) -> None:
    server.start()
    server.stop()
    # The number in it belongs to another program by now: to this one.
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    server.start()
    assert query(server, "SELECT 1") == 1


def test_a_half_made_data_folder_is_made_anew(server: Postgres) -> None:
    server.data.mkdir()
    (server.data / "base").mkdir()
    server.start()
    assert query(server, "SELECT 1") == 1


def test_data_of_another_version_is_left_alone_with_a_sentence(server: Postgres) -> None:
    server.data.mkdir()
    (server.data / "PG_VERSION").write_text("9\n", encoding="ascii")
    with pytest.raises(EmbeddedError, match="made by PostgreSQL 9"):
        server.start()
    assert (server.data / "PG_VERSION").read_text(encoding="ascii") == "9\n"


def test_a_start_that_fails_shows_the_end_of_the_log(server: Postgres) -> None:
    server.start()
    server.stop()
    with (server.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\nno_such_setting = on\n")
    with pytest.raises(EmbeddedError, match="no_such_setting"):
        server.start()


def test_somebody_elses_socket_folder_is_refused(server: Postgres, tmp_path: Path) -> None:
    server.sockets.parent.mkdir(exist_ok=True)
    server.sockets.symlink_to(tmp_path)
    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        server.start()


@as_root
def test_root_runs_it_where_namespaces_are_forbidden(
    server: Postgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without `unshare` an unprivileged account runs it, in folders closed to that account."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "setpriv").symlink_to(str(shutil.which("setpriv")))
    monkeypatch.setenv("PATH", str(programs))
    process.user_namespaces_work.cache_clear()
    try:
        server.start()
        assert server.process
        assert Path(f"/proc/{server.process.pid}").stat().st_uid == process.fallback_uid()
        assert query(server, "SELECT 1") == 1
        server.stop()
    finally:
        process.user_namespaces_work.cache_clear()


def test_it_ends_when_whoever_started_it_is_killed(place: Path, sockets: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from portal.embedded import Postgres\n"
        "data, sockets, log = map(Path, sys.argv[1:])\n"
        "server = Postgres(data, sockets, log, durable=False); server.start()\n"
        "print(server.process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, place / "pg", sockets, place / "log"],
        stdout=subprocess.PIPE,
        text=True,
    ) as starter:
        assert starter.stdout
        pid = int(starter.stdout.readline())
        starter.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}/cmdline").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()
