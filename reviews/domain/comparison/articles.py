"""Rule texts compared article by article: renumbered is not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reviews.domain.comparison.change import Kind
from reviews.domain.comparison.pieces import Piece, pieces

ALIKE = 0.5
LONGEST = 4_000
"""Characters of an article above which likeness is guessed from its letters alone."""


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
        partner = next(
            (index for index in range(start, len(old)) if _alike(old[index].body, piece.body)), None
        )
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
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return False
    return max(len(old), len(new)) > LONGEST or matcher.ratio() >= ALIKE
