"""Characters of a page: cleaned, symbols of symbol fonts read, doubles and hidden ones left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from disclosures.importing.blocks import TICKED, UNTICKED
from disclosures.importing.radicals import RADICALS
from disclosures.importing.readers.pdf_parts import Box, Glyph
from disclosures.importing.ticks import symbol

if TYPE_CHECKING:
    from pdfminer.layout import LTChar

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:(\d+)\)")
_SYMBOL_FONT = re.compile(r"(wing|web)dings", re.IGNORECASE)
_GLYPH_BEFORE_CODE = 29
"""In TrueType symbol fonts the glyph of the space (32) is number 3."""
_STROKED, _UNSEEN = 2, 3
_HEADING = re.compile(r"/?H([1-6])")
_LEAST_KEPT = 0.6
_PALE, _WHITE = 0.62, 0.98
"""Pale ink is a watermark's; white is that of a title on a dark ground."""
_SLASHES = dict.fromkeys((0x2215, 0x2044, 0x29F8), "/")
"""What printers make of a full-width slash."""
_NOTHING = dict.fromkeys(
    [*range(0x200B, 0x2010), 0x00AD, 0xFEFF, 0xFFFD, *range(9), *range(14, 32)]
)
LOST = "\ue0ff"
"""Stands for a character that the file gives no text for."""
_TICKS = "√✓✔☑"


def glyphs(chars: Iterable[LTChar], page: Box) -> list[Glyph]:
    """Return the page's readable glyphs in the order drawn; ``page`` is its media box."""
    chars = _without_artifacts([char for char in chars if not _turned(char)])
    seen = [char for char in chars if getattr(char, "mode", 0) != _UNSEEN]
    found = [glyph for char in (seen or chars) if (glyph := _glyph(char, page))]
    return [glyph for glyph in found if page.holds(*glyph.middle)]


def _without_artifacts(chars: list[LTChar]) -> list[LTChar]:
    """Leave out what a tagged file itself calls page furniture, unless that is most of the page."""
    kept = [char for char in chars if getattr(char, "tag", None) != "Artifact"]
    return kept if len(kept) > _LEAST_KEPT * len(chars) else chars


def _turned(char: LTChar) -> bool:
    a, b, c, _d, _e, _f = char.matrix
    return abs(b) > abs(a) * 0.1 or (abs(c) > abs(a) and abs(b) > 0) or char.size <= 0


def _glyph(char: LTChar, page: Box) -> Glyph | None:
    text = _read(char.get_text(), char.fontname)
    if not text:
        return None
    x0, x1 = char.x0 + page.x0, char.x1 + page.x0
    top, bottom = page.bottom - char.y1, page.bottom - char.y0
    bold = bool(_BOLD.search(char.fontname)) or getattr(char, "mode", 0) == _STROKED
    base = page.bottom - char.matrix[5]
    pale = _PALE < brightness(char.graphicstate.ncolor) < _WHITE
    level = _HEADING.fullmatch(str(getattr(char, "tag", "")))
    depth = int(level.group(1)) if level else 0
    return Glyph(text, x0, x1, top, bottom, base, char.size, bold, pale, depth)


def _read(text: str, font: object) -> str:
    name = font.decode("ascii", "replace") if isinstance(font, bytes) else str(font)
    lost = _UNMAPPED.fullmatch(text)
    if lost:
        return _read_unmapped(int(lost.group(1)), name)
    text = "".join(symbol(name, char) for char in text)
    text = text.translate(RADICALS).translate(_NOTHING).translate(_SLASHES)
    text = unicodedata.normalize("NFC", text).replace("\xa0", " ")
    return " " if text in ("\t", "\n", "\r") else text


def _read_unmapped(number: int, font: str) -> str:
    code = number + _GLYPH_BEFORE_CODE
    if _SYMBOL_FONT.search(font) and code < 0x100:  # noqa: PLR2004 - a byte
        read = symbol(font, chr(code))
        return read if read != chr(code) else ""
    return LOST


def brightness(colour: object) -> float:
    """Return how bright a PDF colour is: 0 black to 1 white; 0 for patterns and nothing."""
    values = colour if isinstance(colour, (tuple, list)) else (colour,)
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    if len(numbers) == 4:  # noqa: PLR2004 - cyan, magenta, yellow, black
        return (1 - numbers[3]) * (1 - sum(numbers[:3]) / 3)
    return sum(numbers) / len(numbers) if numbers else 0.0


def single(line: list[Glyph]) -> list[Glyph]:
    """Return a line's glyphs (left to right) with doubly printed ones once, and bold.

    A tick printed over an empty box becomes one ticked box.
    """
    kept: list[Glyph] = []
    for glyph in line:
        twin = next((old for old in kept[-3:] if _same(old, glyph)), None)
        if twin is not None:
            twin.bold = True
            continue
        under = next((old for old in kept[-2:] if _covers(old, glyph)), None)
        if under is not None:
            under.text = TICKED
            continue
        kept.append(glyph)
    return kept


def _same(old: Glyph, new: Glyph) -> bool:
    near = min(1.3, 0.15 * new.size)
    return old.text == new.text and abs(old.x0 - new.x0) < near and abs(old.base - new.base) < near


def _covers(old: Glyph, new: Glyph) -> bool:
    pair = {old.text, new.text}
    if not (pair & {UNTICKED, "□"} and pair & set(_TICKS)):
        return False
    shared = min(old.x1, new.x1) - max(old.x0, new.x0)
    return shared > 0.5 * min(old.x1 - old.x0, new.x1 - new.x0)
