"""Widening the characters of a line that is already shaped: no second shaping for justification."""

from __future__ import annotations

from typing import Any


def widen(layout: Any, gap: float) -> None:
    """Let every cluster of the layout's first line advance by `gap` more pixels, at its end."""
    from weasyprint.text.ffi import TO_UNITS, ffi, pango

    units = round(gap * TO_UNITS)
    # Drawing sets this; set later, Pango would shape the line anew.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item = run.data
        run = run.next
        glyphs, clusters = item.glyphs.glyphs, item.glyphs.log_clusters
        last = item.glyphs.num_glyphs - 1
        for at in range(last + 1):
            if at == last or clusters[at] != clusters[at + 1]:
                glyphs[at].geometry.width += units
