"""Flush right edges for Chinese text.

WeasyPrint 70 justifies a line by widening its spaces only, and Chinese has none: lines that
may not end before a comma stay short, and a line with one Latin word falls apart. Chinese
typesetting shares the rest out between all characters; so does this, in place of
WeasyPrint's own function. Boxes are moved and widened here; the characters inside a box move
apart when it is drawn (`tuning.gaps`), so that no line is shaped twice.
`tests/disclosures/publication/test_justify.py` notices when a new version no longer calls it.
Installed with the rest of `tuning`.
"""

from __future__ import annotations

from typing import Any

MOST = 4.0
"""CSS pixels that a character may give; a line that would need more stays as it is."""


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint.layout import inline

    inline.justify_line = share_out


def share_out(context: Any, line: Any, extra: float) -> None:
    """Widen every character of `line` so that together they fill `extra` pixels."""
    count = _length(line) - 1
    if count > 0 and 0 < extra <= MOST * count:
        _widen(line, extra / count, 0)


def _length(box: Any) -> int:
    if hasattr(box, "text"):
        return len(box.text)
    return sum(_length(child) for child in getattr(box, "children", ()))


def _widen(box: Any, each: float, moved: float) -> float:
    """Widen one box, moved to the right by `moved`; return by how much the next one moves."""
    from weasyprint.formatting_structure import boxes

    if not isinstance(box, boxes.TextBox | boxes.LineBox | boxes.InlineBox):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    if isinstance(box, boxes.TextBox):
        box.pango_layout.gap = each
        gained = each * len(box.text)
    else:
        gained = _widen_children(box, each, moved) - moved
    box.width += gained
    return moved + gained


def _widen_children(box: Any, each: float, moved: float) -> float:
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _widen(child, each, moved)
    return moved
