"""Two versions of a long text, line against line: for showing, not for deciding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from disclosures.editions.wording import Piece, pieces

AROUND = 1
"""Unchanged lines shown before and after a change."""
LONGEST = 600
"""Characters up to which two lines are compared word by word."""
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
    """Return the rows in reading order: what changed, a little of what stands around, counts of the rest."""
    before, after = _lines(old), _lines(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    shown: list[Line] = []
    done = 0
    for group in matcher.get_grouped_opcodes(AROUND):
        shown += _left_out(group[0][1] - done)
        for kind, start, end, to_start, to_end in group:
            shown += _rows(kind, before[start:end], after[to_start:to_end])
        done = group[-1][2]
    return [*shown, *_left_out(len(before) - done)] if shown else []


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _left_out(number: int) -> list[Line]:
    return [Line(left_out=number)] if number > 0 else []


def _rows(kind: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for one, other in zip_longest(old, new, fillvalue=""):
        yield Line(*sides(one, other), changed=kind != "equal")


def sides(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both sides of one line, each with what only it has marked."""
    whole = pieces(old, new) if max(len(old), len(new)) <= LONGEST or old == new else ()
    same = sum(len(piece.text) for piece in whole if piece.kind == "same")
    if same < ALIKE * max(len(old), len(new)):
        whole = (Piece("gone", old), Piece("new", new))
    return (
        tuple(piece for piece in whole if piece.kind != "new" and piece.text),
        tuple(piece for piece in whole if piece.kind != "gone" and piece.text),
    )
