"""Measurements, printed as ratios: `make bench`. What was measured once is in docs/benchmarks.md."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(
    work: Callable[[], object], rounds: int = 5, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Run `work` once to warm up, then `rounds` times; return the shortest run in seconds."""
    work()
    spans = []
    for _ in range(rounds):
        begin = clock()
        work()
        spans.append(clock() - begin)
    return min(spans)


def report(what: str, mine: float, other: float, beside: str) -> float:
    """Print both times in milliseconds and their ratio; return the ratio."""
    say(f"{what}: {mine * 1000:.2f} ms, {mine / other:.2f} × {beside} ({other * 1000:.2f} ms)")
    return mine / other


def say(sentence: str) -> None:
    """Print a line of its own."""
    print(f"\n{sentence}")  # noqa: T201
