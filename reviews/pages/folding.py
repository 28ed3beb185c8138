"""Long texts with only their changed sentences shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reviews.domain.comparison import Span

SHORT = 200
"""Texts of so many characters are shown whole."""
BEGINNING = 80
CUT = "cut"
"""The mark of a stretch that is left out; its text is how many characters it has."""
_ENDS = re.compile(r"[。；！？\n]")


def folded(spans: Sequence[Span]) -> list[Span]:
    """Leave out of a long text every sentence in which nothing changed; ``Span("cut", "120")`` stands for it."""
    if sum(len(span.text) for span in spans) <= SHORT:
        return list(spans)
    spans = _joined(spans)
    if len(spans) == 1:
        return _begun(spans[0])
    last = len(spans) - 1
    return [
        piece
        for place, span in enumerate(spans)
        for piece in (_cut(span, before=place > 0, after=place < last) if not span.mark else [span])
    ]


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Join neighbours of one mark."""
    return [
        Span(mark, "".join(span.text for span in alike))
        for mark, alike in groupby(spans, key=lambda span: span.mark)
    ]


def _begun(span: Span) -> list[Span]:
    """Show how a text begins that came or went as a whole."""
    return [Span(span.mark, span.text[:BEGINNING]), Span(CUT, str(len(span.text) - BEGINNING))]


def _cut(span: Span, *, before: bool, after: bool) -> Iterator[Span]:
    """Keep what belongs to the sentence that a change stands in: the beginning, the end, or both."""
    ends = [hit.end() for hit in _ENDS.finditer(span.text)]
    head = (ends[0] if ends else len(span.text)) if before else 0
    inner = [end for end in ends if end < len(span.text)]
    tail = (inner[-1] if inner else 0) if after else len(span.text)
    if head >= tail:
        yield span
        return
    yield from [Span("", span.text[:head])] if head else []
    yield Span(CUT, str(tail - head))
    yield from [Span("", span.text[tail:])] if span.text[tail:] else []
