"""From glyphs to lines, and from a line's glyphs to its text."""

from __future__ import annotations

import itertools
from statistics import median

from disclosures.importing.readers.pdf_glyphs import LOST, single
from disclosures.importing.readers.pdf_parts import Glyph, Line, Link
from disclosures.importing.readers.pdf_text import is_wide

_SAME_LINE = 0.38
_LATIN_GAP, _WIDE_GAP = 0.2, 0.9


def lines_of(glyphs: list[Glyph], page: int, links: list[Link] | None = None) -> list[Line]:
    """Return the lines of these glyphs from top to bottom; lines of nothing but spaces left out."""
    found = []
    for row in _rows(glyphs):
        row.sort(key=lambda glyph: glyph.x0)
        kept = single(row)
        text = _text(kept)
        if text.strip():
            line = Line(kept, text, page)
            line.links = _addresses(line, links or [])
            found.append(line)
    return found


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    size = base = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.x0)):
        if rows and glyph.base - base <= _SAME_LINE * max(size, glyph.size):
            rows[-1].append(glyph)
            if not glyph.text.isspace() and glyph.size >= size:
                size, base = glyph.size, glyph.base
        else:
            rows.append([glyph])
            size, base = glyph.size, glyph.base
    return rows


def _text(glyphs: list[Glyph]) -> str:
    pieces: list[str] = []
    last: Glyph | None = None
    usual = _usual_gap(glyphs)
    for glyph in glyphs:
        if glyph.text == LOST:
            continue
        if last is not None and _parted(last, glyph, usual):
            pieces.append(" ")
        pieces.append(glyph.text)
        last = glyph
    return "".join(pieces).lstrip()


def _usual_gap(glyphs: list[Glyph]) -> float:
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(glyphs)]
    return max(median(gaps), 0.0) if len(gaps) > 1 else 0.0


def _parted(left: Glyph, right: Glyph, usual: float) -> bool:
    """Say whether the gap between two glyphs is a space that the file does not write."""
    if left.text.isspace() or right.text.isspace():
        return False
    gap = right.x0 - left.x1 - usual
    if is_wide(left.text[-1]) or is_wide(right.text[0]):
        return gap > _WIDE_GAP * max(left.size, right.size)
    return gap > _LATIN_GAP * max(left.size, right.size)


def _addresses(line: Line, links: list[Link]) -> tuple[str, ...]:
    found = []
    for link in links:
        across = min(line.x1, link.box.x1) - max(line.x0, link.box.x0)
        down = min(line.bottom, link.box.bottom) - max(line.top, link.box.top)
        if across > 1 and down > 0.4 * (line.bottom - line.top) and link.address not in found:
            found.append(link.address)
    return tuple(found)
