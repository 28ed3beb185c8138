"""How the processor time of a piece of work grows with the length of what it is given.

Processor time of this process does not depend on what else the machine does; the least of several
measurements leaves out what the collector or a cold cache adds.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

FLOOR = 0.05
"""Seconds; what takes less is never judged."""
MOST = 1.0
"""Seconds after which a single measurement is given up."""
NEAR_LINEAR = 8.0
"""Four times the length may take eight times as long; a square takes sixteen."""


class TooLongError(Exception):
    """The work took longer than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooLongError` inside after so many seconds of processor time; matching is interrupted too."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def spent(work: Callable[[], object], times: int = 1) -> float:
    """Return the least processor time of so many runs, in seconds; infinity where the first takes over `MOST`."""
    least = float("inf")
    for _ in range(times):
        began = time.process_time()
        try:
            with at_most(MOST):
                work()
        except TooLongError:
            return float("inf")
        least = min(least, time.process_time() - began)
        if least > MOST:
            break
    return least if least <= MOST else float("inf")


def grows(work: Callable[[str], object], text: Callable[[int], str], length: int) -> bool:
    """Say whether work over a text of four times `length` takes much more than four times as long."""
    long, short = text(4 * length), text(length)
    took = spent(lambda: work(long))
    if FLOOR <= took <= MOST:
        took = spent(lambda: work(long), 3)
    if took < FLOOR or took > MOST:
        return took > MOST
    return took > NEAR_LINEAR * spent(lambda: work(short), 3)
