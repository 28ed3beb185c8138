"""Two lists of lines in order: which line is which, where some were put in, taken out, changed or renumbered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

ALIKE = 0.5
"""Share of common character pairs from which two texts are one that was changed."""
NEAR = 60
"""How many lines further on the old form of a changed one is looked for."""
Line = TypeVar("Line")


@dataclass(frozen=True)
class Reading(Generic[Line]):
    """How lines are read: all of one, its words without the number, its name ("" for none), whether two are alike."""

    whole: Callable[[Line], Hashable]
    body: Callable[[Line], Hashable]
    name: Callable[[Line], str]
    alike: Callable[[Line, Line], bool]


def aligned(
    old: Sequence[Line], new: Sequence[Line], by: Reading[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield each line beside its other form, or alone where it has none; each line once.

    Pairs that are equal by ``body`` come in the order of both lists; others may cross.
    """
    for unchanged, gone, come in _stretches(old, new, by.whole):
        if unchanged:
            yield from zip(gone, come, strict=True)
            continue
        for equal, before, after in _stretches(gone, come, by.body):
            if equal:
                yield from zip(before, after, strict=True)
            else:
                yield from _paired(before, after, by)


def alike(old: str, new: str) -> bool:
    """Two texts are alike when they share most pairs of neighbouring characters."""
    before, after = _pairs(old), _pairs(new)
    return 2 * len(before & after) >= ALIKE * (len(before) + len(after))


def _stretches(
    old: Sequence[Line], new: Sequence[Line], words: Callable[[Line], Hashable]
) -> Iterator[tuple[bool, Sequence[Line], Sequence[Line]]]:
    """Yield the two lists stretch by stretch, with whether these are equal by ``words``."""
    matcher = SequenceMatcher(None, [*map(words, old)], [*map(words, new)], autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        yield tag == "equal", old[left:left_end], new[right:right_end]


def _paired(
    old: Sequence[Line], new: Sequence[Line], by: Reading[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Pair alike lines in order; of what is left between two pairs those of one name; the rest alone."""
    start, waiting = 0, 0
    for index, line in enumerate(new):
        near = range(start, min(start + NEAR, len(old)))
        partner = next((one for one in near if by.alike(old[one], line)), None)
        if partner is not None:
            yield from _by_name(old[start:partner], new[waiting:index], by)
            yield old[partner], line
            start, waiting = partner + 1, index + 1
    yield from _by_name(old[start:], new[waiting:], by)


def _by_name(
    old: Sequence[Line], new: Sequence[Line], by: Reading[Line]
) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield lines that were written anew under their name, then what went, what came."""
    named = {by.name(line): line for line in old if by.name(line)}
    kept = {by.name(line): named.pop(by.name(line)) for line in new if by.name(line) in named}
    yield from ((line, None) for line in old if kept.get(by.name(line)) is not line)
    yield from ((kept.pop(by.name(line), None), line) for line in new)


@lru_cache(maxsize=2_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f" {text} ")))
