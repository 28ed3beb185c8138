"""A private nginx with the project's own configuration, on loopback, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONFIGURATION = ROOT / "deploy" / "nginx"
PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PATIENCE = 20
"""Seconds after which a start counts as failed."""

MAIN = """
load_module {module};
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/portal.conf;
}}
"""

needed = pytest.mark.skipif(
    not PROGRAM or not MODULE.exists(),
    reason="nginx is missing: apt-get install nginx-light libnginx-mod-http-brotli-static",
)


def free_port() -> int:
    """A port of loopback that nobody listens to."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(
    folder: Path, published: Path, portal: str = "127.0.0.1:9", static: Path | None = None
) -> Iterator[str]:
    """nginx before the portal at `portal` (host:port); gives its address."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    _configure(folder, published, portal, static or folder, port)
    # As root its workers would be somebody else, who may not read a test's folder.
    user = ["-g", "user root;"] if os.getuid() == 0 else []
    command = [str(PROGRAM), "-p", str(folder), "-c", str(folder / "nginx.conf"), *user]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def seconds(folder: Path) -> float:
    """CPU time that the nginx of a folder has taken so far, its workers together."""
    master = (folder / "nginx.pid").read_text(encoding="utf-8").strip()
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="utf-8").split()
    ticks = 0
    for child in children:
        fields = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _configure(folder: Path, published: Path, portal: str, static: Path, port: int) -> None:
    """The project's files, with nothing but places and ports changed."""
    text = (CONFIGURATION / "portal.conf").read_text(encoding="utf-8")
    changes = {
        "/var/cache/nginx/portal": f"{folder}/cache",
        "/var/lib/portal/public": str(published),
        "/var/lib/portal/media/": f"{published.parent}/media/",
        "/srv/static/": f"{static}/",
        "server web:8000;": f"server {portal};",
        "listen 8080;": f"listen 127.0.0.1:{port};",
    }
    for old, new in changes.items():
        assert old in text, f"portal.conf no longer says {old}"
        text = text.replace(old, new)
    (folder / "portal.conf").write_text(text, encoding="utf-8")
    for name in ("headers", "sent", "types"):
        shutil.copy(CONFIGURATION / f"{name}.conf", folder / f"portal-{name}.conf")
    main = MAIN.format(folder=folder, module=MODULE)
    (folder / "nginx.conf").write_text(main, encoding="utf-8")


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    process.kill()
    said = process.stderr.read().decode() if process.stderr else ""
    pytest.fail(f"nginx did not start: {said}")
