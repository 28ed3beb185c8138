"""Two texts as one, with what went and what came: for showing, not for deciding."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 3_000
"""Characters up to which two texts are compared letter by letter."""


class Span(NamedTuple):
    """A stretch of text; ``mark`` is ``""`` (kept), ``"del"`` or ``"ins"``."""

    mark: str
    text: str


def spans(old: str, new: str) -> list[Span]:
    """Return the stretches in reading order; very long texts come as one deletion and one insertion."""
    if max(len(old), len(new)) > LONGEST:
        return [span for span in (Span("del", old), Span("ins", new)) if span.text]
    return list(_letters(old, new))


def _letters(old: str, new: str) -> Iterator[Span]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            yield Span("", old[left:left_end])
            continue
        if left < left_end:
            yield Span("del", old[left:left_end])
        if right < right_end:
            yield Span("ins", new[right:right_end])
