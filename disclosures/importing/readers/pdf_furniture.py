"""Page numbers, running heads and feet, watermarks: what belongs to pages and not to the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from disclosures.importing.readers.pdf_parts import Glyph, Line, Sheet

_NUMBER = re.compile(
    r"""^[-—–─·•.~|\[(（\s]*(?:第\s*)?(?:\d{1,3}|[ivxlc]{1,5}|[一二三四五六七八九十百]{1,4}(?=\s*页))\s*(?:页)?
    (?:\s*[/,，|]?\s*(?:共|of|总)?\s*\d{1,3}\s*页?)?[-—–─·•.~|\])）\s]*$|^page\s*\d+(?:\s*of\s*\d+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|file://)\S+(?:\s+\d+\s*/\s*\d+)?$|^\d+/\d+/\d+,?\s+\d+:\d+")
_HEAD, _FOOT = 0.13, 0.86
_FEW_LINES = 3
_MOST_PAGES = 0.4
_LONGEST = 34
"""A longer line as big as the text is text, though it repeats."""
_BIG, _BIG_PALE = 2.0, 1.5


def without_furniture(pages: dict[int, tuple[float, list[Line]]]) -> dict[int, list[Line]]:
    """Return every page's lines of text: number → lines. ``pages``: number → (height, lines)."""
    places = _repeated(pages)
    sizes = Counter(line.size for _, lines in pages.values() for line in lines)
    body = sizes.most_common(1)[0][0] if sizes else 0
    return {
        number: [
            line
            for line in lines
            if not (_in_margin(line, height) and _is_furniture(line, lines, places, body))
        ]
        for number, (height, lines) in pages.items()
    }


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < _HEAD * height or line.top > _FOOT * height


def _is_furniture(
    line: Line, lines: list[Line], repeated: set[tuple[str, int]], body: float
) -> bool:
    is_text = len(line.text) > _LONGEST and line.size >= body
    if _place(line) in repeated and not is_text:
        return True
    text = line.text.strip()
    printed = line.size < body and _ADDRESS.match(text)
    return line in (lines[0], lines[-1]) and bool(printed or _NUMBER.match(text))


def _place(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+|\s+", "#", line.text.strip()), round(line.base / 6)


def _repeated(pages: dict[int, tuple[float, list[Line]]]) -> set[tuple[str, int]]:
    """Return texts (numbers blanked) that stand at one height near the edge of many pages."""
    counted: Counter[tuple[str, int]] = Counter()
    for height, lines in pages.values():
        edge = [*lines[:_FEW_LINES], *lines[-_FEW_LINES:]]
        near = {_place(line) for line in edge if _in_margin(line, height)}
        counted.update({(text, place + step) for text, place in near for step in (0, 1)})
    enough = max(3, _MOST_PAGES * len(pages))
    return {
        (text, place - step)
        for (text, place), count in counted.items()
        if count >= enough
        for step in (0, 1)
    }


def drop_watermarks(sheets: list[Sheet]) -> None:
    """Take big text off that repeats on most pages or is pale."""
    body = _body_size(sheets)
    repeated = _big_repeated(sheets, body)
    for sheet in sheets:
        sheet.glyphs = [
            glyph
            for glyph in sheet.glyphs
            if not (glyph.light and glyph.size >= _BIG_PALE * body) and _mark(glyph) not in repeated
        ]


def _body_size(sheets: list[Sheet]) -> float:
    sizes = Counter(round(glyph.size) for sheet in sheets for glyph in sheet.glyphs)
    return float(sizes.most_common(1)[0][0]) if sizes else 12.0


def _mark(glyph: Glyph) -> tuple[str, int, int]:
    return glyph.text, round(glyph.x0 / 3), round(glyph.base / 3)


def _big_repeated(sheets: list[Sheet], body: float) -> set[tuple[str, int, int]]:
    found: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for sheet in sheets:
        for glyph in sheet.glyphs:
            if glyph.size >= _BIG * body:
                found[_mark(glyph)].add(sheet.number)
    enough = max(3, 0.6 * len(sheets))
    return {mark for mark, numbers in found.items() if len(numbers) >= enough}
