"""Starting, watching and stopping one server process."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FALLBACK_ACCOUNT = "nobody"


class EmbeddedError(RuntimeError):
    """An embedded server did not start; the message is a sentence for people."""


def private_folder(path: Path) -> Path:
    """Make `path` readable by us alone; refuse one that somebody else put there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    state = path.lstat()
    if path.is_symlink() or state.st_uid not in {os.getuid(), fallback_uid()}:
        message = f"The folder {path} belongs to somebody else. Remove it and start again."
        raise EmbeddedError(message)
    path.chmod(0o700)
    return path


def fallback_uid() -> int:
    """The number of the account that runs PostgreSQL where root may not make namespaces."""
    return pwd.getpwnam(FALLBACK_ACCOUNT).pw_uid


@cache
def user_namespaces_work() -> bool:
    """Whether this root may enter a user namespace in which it is not root."""
    if not shutil.which("unshare"):
        return False
    trial = [*_namespace(), "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0  # noqa: S603


def _namespace() -> list[str]:
    return ["unshare", "-U", "--map-user=1000", "--map-group=1000"]


def _account() -> list[str]:
    # The one capability lets the account pass through our folders without opening them
    # to the world (no chmod); PostgreSQL only asks not to be root.
    return [
        "setpriv",
        f"--reuid={FALLBACK_ACCOUNT}",
        f"--regid={pwd.getpwnam(FALLBACK_ACCOUNT).pw_gid}",
        "--clear-groups",
        "--inh-caps=-all,+dac_override",
        "--ambient-caps=-all,+dac_override",
        "--bounding-set=-all,+dac_override",
    ]


def needs_account() -> bool:
    """Whether the server runs under the fallback account and must own its data."""
    return os.geteuid() == 0 and not user_namespaces_work()


def not_as_root() -> list[str]:
    """The command prefix under which a program does not see itself as root."""
    if os.geteuid() != 0:
        return []
    return _namespace() if user_namespaces_work() else _account()


def dies_with_parent(stop: signal.Signals) -> list[str]:
    """The command prefix that stops the program with `stop` when we are killed."""
    return ["setpriv", f"--pdeathsig={stop.name[3:]}"] if shutil.which("setpriv") else []


def launch(command: Sequence[str], log: Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own (Ctrl-C is ours to pass on), output to `log`."""
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - the commands are ours
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_until_ready(
    process: subprocess.Popen[bytes], ready: Callable[[], bool], name: str, log: Path, seconds: int
) -> None:
    """Return when `ready()`; raise EmbeddedError with the log's end when that cannot come."""
    deadline = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None:
            message = f"{name} stopped while starting. The end of {log}:\n{tail(log)}"
            raise EmbeddedError(message)
        if time.monotonic() > deadline:
            finish(process, signal.SIGKILL)
            message = f"{name} did not answer within {seconds} seconds; its log is {log}."
            raise EmbeddedError(message)
        time.sleep(0.02)


def finish(process: subprocess.Popen[bytes], gently: signal.Signals, seconds: int = 20) -> None:
    """Stop `process` and wait for its end; with force when it does not listen."""
    if process.poll() is not None:
        return
    process.send_signal(gently)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def tail(log: Path, lines: int = 12) -> str:
    """The last lines of a log file."""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
