"""Widening the characters of a line that is already shaped: no second shaping for justification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def widen(layout: Any, gap: float) -> bool:
    """Let every character of the layout's first line advance by `gap` more pixels, at its end.

    False, and nothing is changed, where characters are drawn as one (ligatures, marks).
    """
    from weasyprint.text.ffi import TO_UNITS, pango

    # Drawing sets this; set later, Pango would shape the line anew.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    strings = list(_strings(line))
    if sum(string.num_glyphs for string in strings) != len(layout.text):
        return False
    units = round(gap * TO_UNITS)
    for string in strings:
        glyphs = string.glyphs
        for at in range(string.num_glyphs):
            glyphs[at].geometry.width += units
    return True


def spaced(style: Any, gap: float) -> Any:
    """`style` with so much more letter spacing."""
    spacing = style["letter_spacing"]
    copy = style.copy()
    copy["letter_spacing"] = (0 if spacing == "normal" else spacing) + gap
    return copy


def _strings(line: Any) -> Iterator[Any]:
    """The glyph strings of a line, run by run."""
    from weasyprint.text.ffi import ffi

    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data.glyphs
        run = run.next
