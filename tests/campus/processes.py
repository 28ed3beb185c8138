"""Starting and stopping them; what a portal needs to be told to use them."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.nginx import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60
"""Seconds after which a start counts as failed."""
PEOPLE = {"20261234": "林知夏", "20265678": "顾盼"}
CAS_PASSWORD = "an invented password 7"
CLIENT = {"client_id": "portal", "client_secret": "only for tests, and long"}
BACK = "http://testserver/account/campus/{}/back/"


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[str]:
    """Start a server; its address. Killed at the end."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _wanted(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is missing: install requirements/test.txt")


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the provider did not start")


@contextmanager
def library_oidc() -> Iterator[dict[str, Any]]:
    """`oidc-provider-mock` (authlib): registered clients only, nonce wanted. What the file says of it."""
    _wanted("oidc_provider_mock")
    port = free_port()
    people = [
        part
        for number, name in PEOPLE.items()
        for part in ("--user-claims", json.dumps({"sub": number, "name": name}))
    ]
    options = ["--port", str(port), "--require-registration", "true", "--require-nonce", "true"]
    with running(["-m", "oidc_provider_mock", *options, *people], port) as address:
        made = requests.post(
            f"{address}/oauth2/clients",
            json={
                "redirect_uris": [BACK.format("keycloak")],
                "token_endpoint_auth_method": "client_secret_post",
            },
            timeout=PATIENCE,
        ).json()
        yield {
            "id": "keycloak",
            "kind": "oidc",
            "label": "江南师范大学统一身份认证",
            "server": address,
            "client_id": made["client_id"],
            "client_secret": made["client_secret"],
        }


@contextmanager
def strict_oidc() -> Iterator[str]:
    """Our own small server (`oidc_server`), strict as a client and able to lie. Its address."""
    port = free_port()
    with running(["-m", "tests.campus.oidc_server", str(port)], port) as address:
        yield address


@contextmanager
def cas(folder: Path) -> Iterator[dict[str, Any]]:
    """`django-cas-server`: CAS 3.0 with single logout. What the file says of it."""
    _wanted("cas_server")
    port = free_port()
    command = ["-m", "tests.campus.cas_server", str(port)]
    with running(command, port, CAS_DATABASE=str(folder / "cas.sqlite3")) as address:
        yield {
            "id": "jnsf",
            "kind": "cas",
            "label": "江南师范大学统一身份认证",
            "server": f"{address}/cas/",
        }
