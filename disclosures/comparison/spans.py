"""Two texts as one, with what went and what came: for showing, not for deciding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 400
"""Characters up to which two stretches are compared letter by letter."""
AKIN = 0.6
"""Share of common letters from which two stretches are one that was changed; below, one took the other's place."""
KEPT = 2
"""A stretch that stays between two changes is shown as such from this many letters on."""
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+")


class Span(NamedTuple):
    """A stretch of text; ``mark`` is ``""`` (kept), ``"del"`` or ``"ins"``."""

    mark: str
    text: str


def spans(old: str, new: str) -> list[Span]:
    """Return the stretches in reading order: first by sentences, inside changed ones by letters."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    return [span for pair in _compared(before, after) for span in _finer(*pair)]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands on either side, stretch by stretch; equal on both where nothing changed."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _tag, left, left_end, right, right_end in matcher.get_opcodes():
        yield "".join(old[left:left_end]), "".join(new[right:right_end])


def _finer(old: str, new: str) -> Iterator[Span]:
    if old == new:
        yield Span("", old)
    elif _one_word(old, new):
        yield from _gone_and_come(old, new)
    else:
        for one, two in _calmer(list(_compared(old, new))):
            yield from [Span("", one)] if one == two else _gone_and_come(one, two)


def _one_word(old: str, new: str) -> bool:
    """Whether the two are shown one after the other instead of letter by letter."""
    if max(len(old), len(new)) > LONGEST or not (old and new):
        return True
    return SequenceMatcher(None, old, new, autojunk=False).ratio() < AKIN


def _calmer(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join changes that only a letter or so keeps apart."""
    joined: list[tuple[str, str]] = []
    for place, (one, two) in enumerate(pairs):
        inner = 0 < place < len(pairs) - 1
        changed = one != two or (inner and len(one) < KEPT)
        if joined and changed and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + one, joined[-1][1] + two)
        else:
            joined.append((one, two))
    return joined


def _gone_and_come(old: str, new: str) -> Iterator[Span]:
    if old:
        yield Span("del", old)
    if new:
        yield Span("ins", new)
