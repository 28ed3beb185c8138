"""Breaking a line of Chinese text: one short layout instead of two long ones.

For every line WeasyPrint lays out four lines' worth of text, then the line it found once
more; it has to, because of spaces and hyphens. In text that has neither, the first layout's
first line is the line. Whatever else there is goes to WeasyPrint's own function. Replaces
`weasyprint.text.line_break.split_first_line`.
"""

from __future__ import annotations

import re
from math import inf
from typing import Any

SIMPLE = re.compile(
    "["
    "!-~·×"
    "–—‘’“”…"
    "\u2460-\u24ff"  # numbers in circles and brackets
    "\u3000-\u3029\u3030-\u303f"  # punctuation without tone marks
    "\u3041-\u3096\u309b-\u30ff"  # kana without marks
    "\u3200-\u32ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uff01-\uff60"  # full width
    "\U00020000-\U0003fffd"
    "]+"
)
"""Left to right, without spaces that may vanish, hyphens that may appear, or marks on others."""
FEW = 4
"""A line must have room for as many characters; narrower ones are WeasyPrint's business."""
AHEAD = 12
"""Characters laid out beyond a line of full ones, so that narrow ones find theirs as well."""


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint.text import line_break

    from disclosures.publication.tuning import replacing

    replacing.wrapped(line_break.split_first_line, _quick)


def _quick(before: Any) -> Any:
    """`before`, asked where the text is not simple."""

    def split(text: str, style: Any, context: Any, room: Any, spacing: Any, **rest: Any) -> Any:
        found = None if spacing else _simple(text, style, context, room)
        return found or before(text, style, context, room, spacing, **rest)

    return split


def _simple(text: str, style: Any, context: Any, room: Any) -> Any:
    """What `split_first_line` returns; None where it must be asked."""
    size = style["font_size"]
    if room is None or room == inf or not size or room < FEW * size or not _usual(style):
        return None
    spacing = style["letter_spacing"]
    advance = size if spacing == "normal" else size + spacing
    count = int(room / advance) + AHEAD if advance > 0 else 0
    if not SIMPLE.fullmatch(text[: count + 1]):
        return None
    return _line(text, text[:count], style, context, room)


def _line(text: str, part: str, style: Any, context: Any, room: float) -> Any:
    from weasyprint.text.ffi import FROM_UNITS, pango
    from weasyprint.text.line_break import create_layout, line_size

    layout = create_layout(part, style, context, room, 0)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, rest = layout.get_first_line()
    width, height = line_size(line, style)
    if width > room or (rest is None and part != text):
        return None
    if rest is not None:
        layout.text = part.encode()[:rest].decode()
        if layout.text[-1] == "　":
            return None
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    return layout, line.length, rest, width, height, baseline


def _usual(style: Any) -> bool:
    from disclosures.publication.tuning import fonts

    known = style.__dict__.get("_usual")
    if known is None:
        known = style._usual = (
            fonts.plain(style)
            and style["white_space"] in ("normal", "pre-line")
            and style["hyphens"] != "auto"
            and style["word_break"] == "normal"
            and not style["word_spacing"]
            and style["direction"] == "ltr"
        )
    return bool(known)
