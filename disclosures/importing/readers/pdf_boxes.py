"""Tick boxes drawn as squares instead of written as characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.importing.blocks import TICKED, UNTICKED
from disclosures.importing.readers.pdf_glyphs import brightness
from disclosures.importing.readers.pdf_parts import Box, Glyph

if TYPE_CHECKING:
    from pdfminer.layout import LTCurve

_SMALLEST, _BIGGEST = 4.5, 17.0
_SKEW = 1.6
_TICKS = "√✓✔☑xX×✗✘vV■●"
_MOST = 400
_DARK = 0.6
_LARGER, _SMALLER = 1.3, 0.78


def boxes_of(
    curves: list[LTCurve], glyphs: list[Glyph], page: Box
) -> tuple[list[Glyph], list[LTCurve]]:
    """Return the drawn boxes as glyphs, and the curves that are none.

    A box is ticked when a tick is printed into it (that glyph is taken off ``glyphs``), or when
    something smaller is drawn in it.
    """
    placed = [(curve, _box(curve, page)) for curve in curves]
    squares = [(curve, box) for curve, box in placed if _is_square(curve, box)]
    if not squares or len(squares) > _MOST:
        return [], curves
    found: list[Glyph] = []
    used: list[Box] = []
    for curve, box in sorted(squares, key=lambda item: -item[1].width):
        if any(old.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) for old in used):
            continue
        inside = [glyph for glyph in glyphs if box.holds(*glyph.middle) and glyph.text.strip()]
        if any(glyph.text not in _TICKS for glyph in inside):
            continue
        used.append(box)
        ticked = bool(inside) or _is_marked(curve, box, placed)
        for glyph in inside:
            glyphs.remove(glyph)
        text = TICKED if ticked else UNTICKED
        found.append(Glyph(text, box.x0, box.x1, box.top, box.bottom, box.bottom, box.height))
    rest = [curve for curve, box in placed if not _belongs(box, used)]
    return on_lines(found, glyphs), rest


def _box(curve: LTCurve, page: Box) -> Box:
    return Box(
        curve.x0 + page.x0, page.bottom - curve.y1, curve.x1 + page.x0, page.bottom - curve.y0
    )


def _is_square(curve: LTCurve, box: Box) -> bool:
    return (
        _SMALLEST <= box.width <= _BIGGEST
        and _SMALLEST <= box.height <= _BIGGEST
        and abs(box.width - box.height) <= _SKEW
        and len(curve.pts) >= 4  # noqa: PLR2004 - its corners
        and _encloses(curve)
    )


def _encloses(curve: LTCurve) -> bool:
    """Say whether a path goes round its box instead of through it."""
    corners = [
        (curve.x0, curve.y0),
        (curve.x1, curve.y0),
        (curve.x0, curve.y1),
        (curve.x1, curve.y1),
    ]
    reach = 0.32 * max(curve.width, curve.height)
    return all(
        any(abs(x - cx) <= reach and abs(y - cy) <= reach for x, y in curve.pts)
        for cx, cy in corners
    )


def _is_marked(square: LTCurve, box: Box, placed: list[tuple[LTCurve, Box]]) -> bool:
    """Say whether something is drawn in a box, or the box is filled all over."""
    inside = [
        (curve, other)
        for curve, other in placed
        if curve is not square
        and box.holds((other.x0 + other.x1) / 2, (other.top + other.bottom) / 2)
        and max(other.width, other.height) < box.width * _LARGER
    ]
    if any(_is_slanted(curve, other) for curve, other in inside):
        return True
    if any(_is_dark(curve) and other.width < box.width * _SMALLER for curve, other in inside):
        return True
    solid = _is_dark(square) and not square.stroke
    return solid and not any(_opens(curve, other, square, box) for curve, other in inside)


def _is_slanted(curve: LTCurve, box: Box) -> bool:
    return not (_is_square(curve, box) or box.width < 1 or box.height < 1)


def _is_dark(curve: LTCurve) -> bool:
    return bool(curve.fill) and brightness(curve.non_stroking_color) < _DARK


def _opens(curve: LTCurve, other: Box, square: LTCurve, box: Box) -> bool:
    """Say whether a smaller square leaves a filled one only its edge."""
    if not (_is_square(curve, other) and other.width < box.width):
        return False
    return (curve.evenodd and square.evenodd) or not _is_dark(curve)


def _belongs(box: Box, boxes: list[Box]) -> bool:
    middle = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return max(box.width, box.height) < _BIGGEST * 1.3 and any(
        old.holds(*middle, 1) for old in boxes
    )


def on_lines(boxes: list[Glyph], glyphs: list[Glyph]) -> list[Glyph]:
    """Put boxes on the baseline of the text beside them; they are drawn a little above or below."""
    for box in boxes:
        height = box.bottom - box.top
        level = [g for g in glyphs if abs(g.middle[1] - box.middle[1]) < max(height, g.size) * 0.8]
        near = min(level, key=lambda glyph: _distance(glyph, box), default=None)
        if near is not None:
            box.base, box.size = near.base, near.size
    return boxes


def _distance(glyph: Glyph, box: Glyph) -> float:
    return min(abs(glyph.x0 - box.x1), abs(glyph.x1 - box.x0))
