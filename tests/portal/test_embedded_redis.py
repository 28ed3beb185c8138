"""The embedded Redis, really started."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import redis

from portal.embedded import EmbeddedError, Redis
from portal.embedded.places import postgres_url, redis_url, socket_folder
from portal.embedded.redis import server_binary


def test_starts_answers_and_stops() -> None:
    with tempfile.TemporaryDirectory(prefix="portal t-") as folder:
        with Redis(Path(folder) / "s", Path(folder) / "redis.log") as server:
            client = redis.Redis(unix_socket_path=str(server.socket))
            client.set("k", "值")
            assert client.get("k") == "值".encode()
            assert client.config_get("port") == {"port": "0"}
            pid = client.info()["process_id"]
            client.close()
        assert not Path(f"/proc/{pid}").exists()


def test_a_socket_left_by_a_crash_does_not_stop_the_next_start() -> None:
    with tempfile.TemporaryDirectory(prefix="portal-t-") as folder:
        sockets = Path(folder) / "s"
        sockets.mkdir()
        (sockets / "redis.sock").touch()
        with Redis(sockets, Path(folder) / "redis.log") as server:
            assert redis.Redis(unix_socket_path=str(server.socket)).ping()


def test_somebody_elses_socket_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s").symlink_to(tmp_path)
    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        Redis(tmp_path / "s", tmp_path / "redis.log").start()


def test_the_binary_is_the_one_unpacked_beside_the_environment() -> None:
    assert server_binary().name in {"redis-server", "valkey-server"}
    assert server_binary().exists()


def test_addresses_are_known_before_the_servers_run(tmp_path: Path) -> None:
    folder = socket_folder(tmp_path)
    assert folder == socket_folder(tmp_path / "x" / "..")
    assert folder != socket_folder(tmp_path / "other")
    assert len(str(folder / ".s.PGSQL.5432")) < 107
    assert redis_url(tmp_path) == f"redis+socket://{folder}/redis.sock?virtual_host=0"
    assert postgres_url(tmp_path, role="r", database="d").startswith("postgresql://r@/d?host=%2F")
