"""Rule texts compared article by article: renumbered is not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reviews.domain.comparison.change import Kind
from reviews.domain.comparison.pieces import Piece, pieces

ALIKE = 0.5
"""Share of common character pairs from which two articles are one that was changed."""
NEAR = 60
"""How many articles further on the old form of a changed one is looked for."""


class Difference(NamedTuple):
    """One article added, removed or changed; a missing side is empty."""

    kind: Kind
    label: str
    old: str
    new: str


def compare(old: str, new: str) -> list[Difference]:
    """Return the differences of two rule texts in the order of the newer one."""
    found: list[Difference] = []
    for gone, come in _unequal(pieces(old), pieces(new), lambda piece: piece.text):
        for before, after in _unequal(gone, come, lambda piece: piece.body):
            found += _block(before, after)
    return found


def _unequal(
    old: list[Piece], new: list[Piece], words: Callable[[Piece], str]
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Yield the stretches in which the two lists differ by ``words``."""
    matcher = SequenceMatcher(None, [*map(words, old)], [*map(words, new)], autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag != "equal":
            yield old[left:left_end], new[right:right_end]


def _block(old: list[Piece], new: list[Piece]) -> Iterator[Difference]:
    """Pair alike articles in order; what is left over was removed or added."""
    start = 0
    for piece in new:
        near = range(start, min(start + NEAR, len(old)))
        partner = next((index for index in near if _alike(old[index].body, piece.body)), None)
        if partner is None:
            yield Difference(Kind.ADDED, piece.label, "", piece.text)
            continue
        yield from (
            Difference(Kind.REMOVED, gone.label, gone.text, "") for gone in old[start:partner]
        )
        if old[partner].body != piece.body:
            yield Difference(Kind.CHANGED, piece.label, old[partner].text, piece.text)
        start = partner + 1
    yield from (Difference(Kind.REMOVED, gone.label, gone.text, "") for gone in old[start:])


def _alike(old: str, new: str) -> bool:
    """Two texts are alike when they share most pairs of neighbouring characters."""
    before, after = _pairs(old), _pairs(new)
    return 2 * len(before & after) >= ALIKE * (len(before) + len(after))


@lru_cache(maxsize=2_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f" {text} ")))
