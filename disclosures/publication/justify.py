"""Flush right edges for Chinese text.

WeasyPrint 70 justifies a line by widening its spaces only, and Chinese has none: lines that
may not end before a comma stay short, and a line with one Latin word falls apart. Chinese
typesetting shares the rest out between all characters; so does this, in place of
WeasyPrint's own function. `tests/disclosures/publication/test_justify.py` notices when a
new version no longer calls it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

MOST = 4.0
"""CSS pixels that a character may give; a line that would need more stays as it is."""


@cache
def install() -> None:
    """Replace WeasyPrint's justification; once a process."""
    from weasyprint.layout import inline

    inline.justify_line = share_out


def share_out(context: Any, line: Any, extra: float) -> None:
    """Widen every character of `line` so that together they fill `extra` pixels."""
    count = _length(line) - 1
    if count > 0 and 0 < extra <= MOST * count:
        _widen(context, line, extra / count, 0)


def _length(box: Any) -> int:
    if hasattr(box, "text"):
        return len(box.text)
    return sum(_length(child) for child in getattr(box, "children", ()))


def _widen(context: Any, box: Any, each: float, moved: float) -> float:
    """Widen one box, moved to the right by `moved`; return by how much the next one moves."""
    from weasyprint.formatting_structure import boxes

    if not isinstance(box, boxes.TextBox | boxes.LineBox | boxes.InlineBox):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    if isinstance(box, boxes.TextBox):
        gained = _widen_text(context, box, each)
    else:
        gained = _widen_children(context, box, each, moved) - moved
    box.width += gained
    return moved + gained


def _widen_children(context: Any, box: Any, each: float, moved: float) -> float:
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _widen(context, child, each, moved)
    return moved


def _widen_text(context: Any, box: Any, each: float) -> float:
    from weasyprint.text.line_break import create_layout

    spacing = box.style["letter_spacing"]
    box.style = box.style.copy()
    box.style["letter_spacing"] = (0 if spacing == "normal" else spacing) + each
    box.pango_layout = create_layout(box.text, box.style, context, None, 0)
    box.pango_layout.deactivate()
    return each * len(box.text)
