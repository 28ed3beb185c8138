"""Serving for real: nginx with the project's configuration, gunicorn behind it, wrk asking."""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests import nginx
from tests.nginx import free_port
from tests.worker import environment

ROOT = Path(__file__).resolve().parents[2]
WRK = shutil.which("wrk")
SECONDS = int(os.environ.get("BENCH_SECONDS", "4"))
CONNECTIONS = 16
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
ANSWERS = re.compile(r"(\d+) requests in")
WRONG = re.compile(r"(Non-2xx[^\n]*|Socket errors[^\n]*)")

needed = pytest.mark.skipif(not WRK, reason="the load generator is missing: apt-get install wrk")


@dataclass(frozen=True)
class Asked:
    """What asking for some seconds showed: answers a second, and nginx's CPU seconds for each."""

    rate: float
    work: float


def asked(address: str, folder: Path | None = None) -> Asked:
    """Ask as a browser does that takes brotli; every answer must be good. `folder`: nginx's own."""
    with urlopen(address, timeout=60) as warm:  # kept by nginx from now on, where it may be
        warm.read()
    before = nginx.seconds(folder) if folder else 0.0
    command = [
        str(WRK), "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "30s", "-H", "Accept-Encoding: br, gzip",
        address,
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    wrong = WRONG.search(said)
    assert not wrong, f"{address}: {wrong and wrong[0]}"
    answers, rate = ANSWERS.search(said), RATE.search(said)
    assert answers, said
    assert rate, said
    spent = (nginx.seconds(folder) if folder else 0.0) - before
    return Asked(float(rate[1]), spent / int(answers[1]))


def rate(address: str) -> float:
    """Answers a second."""
    return asked(address).rate


def beside(
    address: str, yardstick: str, folder: Path, rounds: int = 5
) -> tuple[Asked, Asked, float, float]:
    """Both, asked in turn so that the machine's moods meet both; median ratios of rate and of work."""
    pairs = [(asked(address, folder), asked(yardstick, folder)) for _ in range(rounds)]
    rates = statistics.median(mine.rate / other.rate for mine, other in pairs)
    works = statistics.median(other.work / mine.work for mine, other in pairs)
    return pairs[-1][0], pairs[-1][1], rates, works


@contextmanager
def gunicorn(folder: Path, workers: int = 2) -> Iterator[str]:
    """The portal on this test's database and files, as `deploy/web` starts it; gives host:port."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}",
        "--worker-class", "gthread", "--workers", str(workers), "--threads", "4", "--log-level", "error",
    ]  # fmt: skip
    given = environment("redis://127.0.0.1:9/0") | {"ALLOWED_HOSTS": "*"}
    with (folder / "gunicorn.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=given, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}/about/")
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        try:
            with urlopen(address, timeout=20):
                return
        except OSError:  # nobody there yet, or too busy to answer
            time.sleep(0.2)
    pytest.fail("gunicorn did not start")
