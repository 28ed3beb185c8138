"""Characters that share a glyph with another one keep their own code when copied out.

A face draws `·` and `•`, `…` and `⋯`, a character and its radical with one glyph, and a PDF
knows one code a glyph and font: whichever came first in the document would be copied out for
both. So the rarer of such twins (`UNIT`) stand in elements of their own, and those are drawn
with a second entry of the same face, whose glyphs have codes of their own. A character with
combining marks or variation selectors is such a unit as well.

WeasyPrint 70 draws text by `weasyprint.draw.draw_text` and asks `Stream.add_font` for the font;
`tests/disclosures/publication/test_twins.py` looks through all our faces for twins not named here.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cache, partial
from hashlib import md5
from typing import Any
from xml.etree.ElementTree import Element

SINGLES = (
    "\xad\u2011‧•・‒⋯‵∕〈〉➀➁➂➃➄➅➆➇➈➉🄋🄌➊➋➌➍➎➏➐➑➒➓⮕〜㖈㘽㫚㬵㬺㬻㮣㶷墫瑨𩿎"
    "⸺⸻ﬀﬁﬂﬃﬄﬅﬆ⺫\uf908\uf95c\uf9bf\uf9aa\uf9db\uf9a1\ufa57"
)
"""Twins whose brother may be any other character, or two (——, fi): each has an entry of its own."""
BLOCKS = (
    "\u2e80-\u2eff",  # radicals
    "\u2f00-\u2fdf",  # radicals of the Kangxi dictionary
    "\ue000-\uf8ff",  # private use: some faces keep forms of other characters there
    "\uf900-\ufaff",  # compatibility ideographs
    "\ufe10-\ufe6f",  # vertical and small forms
    "\uff40\uff61-\uffef",  # half width
    "\U0002f800-\U0002fa1f",  # compatibility ideographs, supplement
)
"""Twins that are none among themselves: one entry a block."""
MARKS = "\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef"
UNIT = re.compile(rf"[^\s{MARKS}][{MARKS}]+|[{SINGLES}{''.join(BLOCKS)}]")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
MARKED = "data-code"
_UNTOUCHED = ("head", "style", "title", "script")


def entry(unit: str) -> str:
    """Which entry of a face a unit is drawn with: its block's, or its own."""
    if len(unit) > 1 or unit in SINGLES:
        return unit
    return next(block for block in BLOCKS if re.match(f"[{block}]", unit))


def mark(root: Element) -> None:
    """Put every unit below `root` into a span of its own."""
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        if element.tag in _UNTOUCHED:
            continue
        children = list(element)
        inside, element.text = _split(element.text)
        for child in children:
            after, child.tail = _split(child.tail)
            inside += [child, *after]
        element[:] = inside


def _split(text: str | None) -> tuple[list[Element], str | None]:
    """The units of a text as spans, each with what follows it; and what stands before the first."""
    if not text or not UNIT.search(text):
        return [], text
    found = list(UNIT.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        _span(one[0], text[one.end() : end]) for one, end in zip(found, ends, strict=True)
    ], text[: found[0].start()]


def _span(unit: str, after: str) -> Element:
    """A variation selector has no glyph of its own: it is not drawn, only copied out."""
    made = Element("span", {MARKED: entry(unit)})
    made.text, made.tail = _SELECTOR.sub("", unit), after
    return made


@cache
def install() -> None:
    """Draw marked spans with entries of their own; once a process."""
    from weasyprint import draw, pdf

    plain, build = draw.draw_text, pdf.build_fonts_dictionary

    def drawn(stream: Any, box: Any, *options: Any) -> None:
        own = box.element.get(MARKED) if box.element is not None else None
        if own is not None:
            stream.add_font = partial(_second, stream, own)
        try:
            plain(stream, box, *options)
        finally:
            stream.__dict__.pop("add_font", None)

    def built(file: Any, fonts: dict[Any, Any], *options: Any) -> Any:
        for key, font in fonts.items():
            _complete(key, font)
        return build(file, fonts, *options)

    draw.draw_text, pdf.build_fonts_dictionary = drawn, built


def _second(stream: Any, own: str, pango_font: Any) -> tuple[Any, float]:
    """The entry `own` of a face: the same font under another name, with codes of its own."""
    first, size = type(stream).add_font(stream, pango_font)
    fonts, key = stream._fonts, (first.hash, own)  # noqa: SLF001 - there is no other way in
    if key not in fonts:
        fonts[key] = _renamed(first, own)
    return fonts[key], size


def _renamed(font: Any, own: str) -> Any:
    digest = md5(f"{font.hash}{own}".encode(), usedforsecurity=False).digest()
    second = copy(font)
    second.hash = "".join(chr(65 + letter % 26) for letter in digest[:6])
    second.name = b"/" + second.hash.encode() + font.name[7:]
    second.widths, second.to_unicode, second.missing = {}, {}, {}
    return second


def _complete(key: Any, font: Any) -> None:
    """Add the code of what is not drawn; a font of which nothing is drawn is not embedded whole."""
    own = key[1] if isinstance(key, tuple) else ""
    if len(font.to_unicode) == 1 and _SELECTOR.search(own):
        font.to_unicode = dict.fromkeys(font.to_unicode, own)
    if not font.to_unicode:
        font.to_unicode, font.widths = {0: " "}, {0: 0}
