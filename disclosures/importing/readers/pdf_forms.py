"""Fields of a fillable PDF: ticked and unticked boxes, texts typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.importing.blocks import TICKED, UNTICKED
from disclosures.importing.readers.pdf_parts import Box, Glyph

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PUSHBUTTON = 1 << 16
_LONGEST = 2000
_TEXT_SIZE = 12.0


def fields_of(page: Page) -> list[Glyph]:
    """Return the page's form fields as glyphs where they stand."""
    try:
        annotations = page.annots
    except Exception:  # noqa: BLE001 - fields of a damaged file are not worth its text
        return []
    found = []
    for annotation in annotations:
        box = Box(annotation["x0"], annotation["top"], annotation["x1"], annotation["bottom"])
        text = _value(annotation.get("data") or {})
        if text and box.width > 0 and box.height > 0:
            size = min(box.height, _TEXT_SIZE)
            base = (box.top + box.bottom) / 2 + size * 0.35
            found.append(Glyph(text, box.x0, box.x1, box.top, box.bottom, base, size))
    return found


def _value(data: dict[str, Any]) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    if _name(data.get("Subtype")) != "Widget":
        return ""
    parent = resolve1(data.get("Parent")) or {}
    kind = _name(data.get("FT") or parent.get("FT"))
    flags = resolve1(data.get("Ff") or parent.get("Ff")) or 0
    if kind == "Btn" and not int(flags) & _PUSHBUTTON:
        return UNTICKED if _name(data.get("AS")) in ("", "Off") else TICKED
    value = resolve1(data.get("V") or parent.get("V"))
    if kind == "Tx" and isinstance(value, bytes):
        return decode_text(value)[:_LONGEST].replace("\r", " ").replace("\n", " ").strip()
    return ""


def _name(value: object) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.psparser import PSLiteral

    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""
