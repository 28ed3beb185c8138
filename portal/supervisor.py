"""Keeps a handful of programs running together, and ends them together."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portal.embedded.process import dies_with_parent, finish, launch, tail

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence
    from pathlib import Path

DEATHS_ALLOWED = 3
WITHIN_SECONDS = 60.0


class ProgramFailedError(RuntimeError):
    """A program does not stay up; the message is a sentence for people."""


@dataclass
class Program:
    """One command, its log, and the times at which it died."""

    name: str
    command: Sequence[str]
    log: Path
    cwd: Path
    process: subprocess.Popen[bytes] | None = None
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=DEATHS_ALLOWED))

    def start(self) -> None:
        """Run it; it ends when we are killed, however that happens."""
        command = [*dies_with_parent(signal.SIGTERM), *self.command]
        self.process = launch(command, self.log, self.cwd)

    def stop(self) -> None:
        """Ask it to end, wait, and leave none of its children behind."""
        if self.process is None:
            return
        finish(self.process, signal.SIGTERM)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def restart_if_dead(self) -> bool:
        """Start it again when it died; raise ProgramFailedError when it keeps dying."""
        if self.process is None or self.process.poll() is None:
            return False
        self.stop()
        now = time.monotonic()
        self.deaths.append(now)
        if len(self.deaths) == DEATHS_ALLOWED and now - self.deaths[0] < WITHIN_SECONDS:
            message = (
                f"{self.name} 反复退出，已全部停止 · {self.name} keeps stopping. "
                f"The end of its log {self.log}:\n{tail(self.log)}"
            )
            raise ProgramFailedError(message)
        self.start()
        return True


class Supervisor:
    """Programs in the order of their start; they stop in the reverse order."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self.programs = programs

    def start(self) -> None:
        """Start all of them, each with an empty log."""
        for program in self.programs:
            program.log.unlink(missing_ok=True)
            program.start()

    def watch_once(self) -> list[Program]:
        """Start again what died since the last look; returns those programs."""
        return [program for program in self.programs if program.restart_if_dead()]

    def stop(self) -> None:
        """Ask all of them to end, the last first, then wait for each."""
        for program in reversed(self.programs):
            if program.process and program.process.poll() is None:
                program.process.terminate()
        for program in reversed(self.programs):
            program.stop()
