"""The supervisor, with small real programs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.supervisor import Program, ProgramFailedError, Supervisor

FOREVER = "import time; print('up', flush=True); time.sleep(600)"
# Its child ignores the polite signal, as a worker in the middle of a task may.
WITH_CHILD = (
    "import signal, subprocess, sys, time\n"
    "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
    "code = 'import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);'\n"
    "code += 'print(\"ready\", flush=True); time.sleep(600)'\n"
    "child = subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE)\n"
    "child.stdout.readline(); print(child.pid, flush=True); time.sleep(600)"
)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Callable[[str], Program]]:
    made: list[Program] = []

    def make(code: str) -> Program:
        log = tmp_path / f"{len(made)}.log"
        made.append(Program(f"p{len(made)}", [sys.executable, "-c", code], log, tmp_path))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        time.sleep(0.02)


def gone(pid: int) -> bool:
    return (
        not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes()
    )


def test_starts_all_and_stops_all(program: Callable[[str], Program]) -> None:
    supervisor = Supervisor([program(FOREVER), program(FOREVER)])
    supervisor.start()
    wait_for(lambda: all(one.log.read_text() for one in supervisor.programs))
    pids = [one.process.pid for one in supervisor.programs if one.process]
    supervisor.stop()
    assert len(pids) == 2
    assert all(gone(pid) for pid in pids)


def test_stopping_takes_the_children_too(program: Callable[[str], Program]) -> None:
    parent = program(WITH_CHILD)
    parent.start()
    wait_for(lambda: parent.log.read_text().endswith("\n"))
    child = int(parent.log.read_text())
    parent.stop()
    wait_for(lambda: gone(child))


def test_what_dies_is_started_again(program: Callable[[str], Program]) -> None:
    supervisor = Supervisor([program(FOREVER)])
    supervisor.start()
    assert supervisor.watch_once() == []
    (one,) = supervisor.programs
    assert one.process
    first = one.process.pid
    one.process.kill()
    wait_for(lambda: supervisor.watch_once() == [one])
    assert one.process.pid != first
    assert one.process.poll() is None


def test_what_keeps_dying_stops_everything_and_names_its_log(
    program: Callable[[str], Program],
) -> None:
    supervisor = Supervisor([program("raise SystemExit('no database, sorry')")])
    supervisor.start()
    with pytest.raises(ProgramFailedError) as caught:
        wait_for(lambda: supervisor.watch_once() and False)
    assert "0.log" in str(caught.value)
    assert "no database, sorry" in str(caught.value)


def test_logs_begin_empty(program: Callable[[str], Program]) -> None:
    one = program(FOREVER)
    one.log.write_text("of yesterday")
    supervisor = Supervisor([one])
    supervisor.start()
    wait_for(lambda: one.log.exists() and one.log.read_text() == "up\n")
    supervisor.stop()
