"""Reading a stranger's file in a process of its own: bounded in time, memory and answer; nothing on disk."""

from __future__ import annotations

import json
import logging
import math
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosures.importing.sandbox_processes import end_session
from disclosures.publication.signing.inspecting import Signed

if TYPE_CHECKING:
    from disclosures.publication.signing.trusting import Trust

ROOT = Path(__file__).parents[3]
SECONDS, MEGABYTES = 15.0, 768
_ANSWER = 64_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Read:
    """What a file says of itself. ``whole`` is False where the reading was stopped or failed."""

    whole: bool = True
    signed: Signed | None = None
    codes: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def read(data: bytes, trust: Trust, *, seconds: float = SECONDS) -> Read:
    """Return what the file says; ``Read(whole=False)`` whatever happens to the child."""
    told = json.dumps(trust.to_json()).encode()
    given, answer = os.memfd_create("given"), os.memfd_create("answer")
    try:
        with open(given, "wb", closefd=False) as file:
            file.write(len(told).to_bytes(4))
            file.write(told)
            file.write(data)
        os.lseek(given, 0, os.SEEK_SET)
        code = _run(given, answer, seconds)
        if code != 0:
            _log.warning("The process that reads files for verification ended with %s", code)
            return Read(whole=False)
        return _answered(os.pread(answer, _ANSWER, 0))
    finally:
        os.close(given)
        os.close(answer)


def _run(given: int, answer: int, seconds: float) -> int | None:
    """Run the child and return its exit code, None where its time was over."""
    words = ["disclosures.publication.foreign.reader", str(math.ceil(seconds)), str(MEGABYTES)]
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-P", "-s", "-m", *words],
        cwd="/",
        env=_environment(),
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        end_session(process.pid)
        process.wait()


def _environment() -> dict[str, str]:
    """No secrets, no database, no settings."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }


def _answered(raw: bytes) -> Read:
    """Believe nothing but plain values of the right kind."""
    try:
        value = json.loads(raw)
        codes = [str(one)[:20] for one in value["codes"]][:20]
        names = {str(key): str(one)[:80] for key, one in dict(value["names"]).items()}
        return Read(signed=_signed(value["signed"]), codes=codes, names=names)
    except (ValueError, TypeError, KeyError, RecursionError):
        return Read(whole=False)


def _signed(value: Any) -> Signed | None:
    if value is None:
        return None
    at = datetime.fromisoformat(value["signed_at"]) if value["signed_at"] else None
    return Signed(
        intact=value["intact"] is True,
        trusted=value["trusted"] is True,
        subject=str(value["subject"])[:200],
        signed_at=at if at and at.tzinfo else None,
        stamped=value["stamped"] is True,
    )
