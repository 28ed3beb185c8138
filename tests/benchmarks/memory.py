"""How much memory a tree of processes takes: PSS, so that shared pages count once."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

EVERY = 0.05
"""Seconds between two looks."""


def below(root: int) -> list[int]:
    """`root` and all processes that descend from it."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def program(pid: int) -> str:
    """The name of what runs there; "" when it has gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0].decode().rpartition("/")[2]
    except OSError:
        return ""


def pss(pids: list[int]) -> float:
    """Megabytes, together."""
    return sum(map(_one, pids)) / 1024


def _one(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


class Peak(threading.Thread):
    """Looks at processes while a block runs: `with Peak(pids) as peak: …; peak.most` (megabytes)."""

    def __init__(self, pids: Callable[[], list[int]]) -> None:
        super().__init__(daemon=True)
        self.pids, self.most, self._over = pids, 0.0, threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        while not self._over.is_set():
            self.most = max(self.most, pss(self.pids()))
            time.sleep(EVERY)
