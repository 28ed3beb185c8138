"""Ending a child and all that it started; the limits under which a child reads."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import time
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_FILE_BYTES, _FILES, _MOST_FILES = 100_000_000, 256, 1_024
_OFFICE = 3_000
"""Megabytes up to which LibreOffice may raise its own limit."""
_ROUNDS, _PAUSE = 200, 0.02
_DEAD = ("Z", "X")
_SESSION = 3
"""Place of the session's number in ``/proc/…/stat``, behind the name in brackets: state, parent, group, session."""


def end_session(leader: int) -> None:
    """Kill every process of a session and return when they are gone, so that none writes any more.

    The leader must not have been waited for long ago, or its number could be another's by now.
    """
    for _round in range(_ROUNDS):
        members = _members(leader)
        if not members:
            return
        for number in members:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(number, signal.SIGKILL)
        time.sleep(_PAUSE)


def _members(leader: int) -> list[int]:
    """Return the processes of a session that are not dead."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            about = (entry / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        fields = about.rpartition(")")[2].split()
        if len(fields) > _SESSION and fields[_SESSION] == str(leader) and fields[0] not in _DEAD:
            found.append(int(entry.name))
    return found


def limit(seconds: int, megabytes: int) -> None:
    """Put this process under limits of memory, processor time, files; no core dumps."""
    size = megabytes * 1024 * 1024
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, seconds, seconds + 5),
        (resource.RLIMIT_FSIZE, _FILE_BYTES, 2 * _FILE_BYTES),
        (resource.RLIMIT_NOFILE, _FILES, _MOST_FILES),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_AS, size, max(size, _OFFICE * 1024 * 1024)),
    ):
        _soft, allowed = resource.getrlimit(kind)
        if allowed != resource.RLIM_INFINITY:
            soft, hard = min(soft, allowed), min(hard, allowed)  # noqa: PLW2901
        resource.setrlimit(kind, (soft, hard))


def leave_network() -> bool:
    """Take the network away from this process, where the system lets it; say whether it did."""
    user, group = os.getuid(), os.getgid()
    try:
        if ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK):
            return False
    except (OSError, AttributeError):
        return False
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    return True
