"""A server of the S3 protocol (moto's) in a process of its own, on loopback; settings that lead to it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.nginx import free_port

BUCKET = "published"
KEY = "only for tests"
PATIENCE = 60
"""Seconds after which a start counts as failed."""


class Server:
    """It can be stopped for a while, as servers are; what it holds is lost with its process alone."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def wait(self) -> None:
        """Until it takes connections."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        pytest.fail("the S3 server did not start")

    def environment(self) -> dict[str, str]:
        """What a portal process needs to use it."""
        return {
            "PUBLISHED_STORAGE": "s3",
            "PUBLISHED_S3_ENDPOINT": self.address,
            "PUBLISHED_S3_BUCKET": BUCKET,
            "PUBLISHED_S3_ACCESS_KEY": KEY,
            "PUBLISHED_S3_SECRET_KEY": KEY,
        }


@contextmanager
def running() -> Iterator[Server]:
    """The server, with an empty bucket; killed at the end."""
    pytest.importorskip("moto", reason="the S3 server is missing: install requirements/test.txt")
    server = Server(free_port())
    try:
        server.wait()
        client(server).create_bucket(Bucket=BUCKET)
        yield server
    finally:
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()


def client(server: Server) -> Any:
    """A client beside ours, to look into the bucket."""
    import boto3

    return boto3.client(
        "s3",
        endpoint_url=server.address,
        region_name="us-east-1",
        aws_access_key_id=KEY,
        aws_secret_access_key=KEY,
    )


def names(server: Server) -> list[str]:
    """Every object's name."""
    found = client(server).list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return sorted(one["Key"] for one in found)
