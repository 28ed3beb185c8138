"""Text struck out: what tracked changes deleted and a printer printed all the same."""

from __future__ import annotations

import re

from disclosures.importing.readers.pdf_parts import Glyph, Rule

_HEIGHT, _NEAR = 0.34, 0.17
"""A line strikes out where it runs at this share of the size above the baseline, or so near it."""
_LABEL = (
    r"第?[一二三四五六七八九十百零\d]{1,5}[章节条款、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
)
_OLD_AND_NEW = re.compile(rf"^(?:{_LABEL})?\[({_LABEL})\]")


def without_struck(glyphs: list[Glyph], across: list[Rule]) -> list[Glyph]:
    """Leave out the glyphs that a level line runs through."""
    lines = sorted(across, key=lambda rule: rule.at)
    return [glyph for glyph in glyphs if not any(_strikes(rule, glyph) for rule in lines)]


def _strikes(rule: Rule, glyph: Glyph) -> bool:
    off = abs(glyph.base - _HEIGHT * glyph.size - rule.at)
    middle = (glyph.x0 + glyph.x1) / 2
    return off < _NEAR * glyph.size and rule.start - 1 <= middle <= rule.end + 1


def with_one_number(text: str) -> str:
    """Return a text printed with tracked changes (第一条[第二条]…) with the number that counts."""
    return _OLD_AND_NEW.sub(r"\1", text)
