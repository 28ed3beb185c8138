"""Two versions of a long text, line against line: for showing, not for deciding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from disclosures.editions.wording import Piece, pieces

AROUND = 1
"""Unchanged lines shown before and after a change."""
LONGEST = 400
"""Characters up to which two lines are compared word by word."""
MOST = 2_000
"""Lines of either text up to which they are compared at all."""
ALIKE_PAIRS = 50_000
"""Pairs of equal lines up to which texts are compared: comparing takes as long as there are of them."""
FINE = 100
"""Changed lines in which single words are marked; those after them are marked whole."""
ALIKE = 0.35
"""Share of the longer line that must be the same for single words to be marked."""


@dataclass(frozen=True)
class Line:
    """One row of the comparison; ``left_out`` counts unchanged lines that are not shown (and nothing else is)."""

    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    changed: bool = False
    left_out: int = 0


def lines(old: str, new: str) -> list[Line]:
    """Return the rows in reading order: what changed, a little of what stands around, counts of the rest.

    None where the texts are alike, or too long to be compared.
    """
    before, after = _lines(old), _lines(new)
    if max(len(before), len(after)) > MOST or _pairs(before, after) > ALIKE_PAIRS:
        return []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    shown: list[Line] = []
    done = 0
    for group in matcher.get_grouped_opcodes(AROUND):
        shown += _left_out(group[0][1] - done)
        for kind, start, end, to_start, to_end in group:
            changed = sum(row.changed for row in shown)
            shown += _rows(kind, before[start:end], after[to_start:to_end], FINE - changed)
        done = group[-1][2]
    return [*shown, *_left_out(len(before) - done)] if shown else []


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pairs(before: list[str], after: list[str]) -> int:
    """Return how many pairs of equal lines there are, each line of one side with each of the other."""
    one, other = Counter(before), Counter(after)
    return sum(number * other[line] for line, number in one.items())


def _left_out(number: int) -> list[Line]:
    return [Line(left_out=number)] if number > 0 else []


def _rows(kind: str, old: Sequence[str], new: Sequence[str], fine: int) -> Iterator[Line]:
    for place, (one, other) in enumerate(zip_longest(old, new, fillvalue="")):
        yield Line(*sides(one, other, fine=place < fine), changed=kind != "equal")


Side = tuple[Piece, ...]


def sides(old: str, new: str, *, fine: bool = True) -> tuple[Side, Side]:
    """Return both sides of one line, each with what only it has marked; ``fine``: word by word."""
    whole = _marked(old, new, fine=fine)
    return (
        tuple(piece for piece in whole if piece.kind != "new" and piece.text),
        tuple(piece for piece in whole if piece.kind != "gone" and piece.text),
    )


def _marked(old: str, new: str, *, fine: bool) -> Side:
    if old == new:
        return (Piece("same", old),)
    longest = max(len(old), len(new))
    whole = pieces(old, new) if fine and longest <= LONGEST else ()
    same = sum(len(piece.text) for piece in whole if piece.kind == "same")
    return whole if same >= ALIKE * longest else (Piece("gone", old), Piece("new", new))
