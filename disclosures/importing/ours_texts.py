"""Rule texts and the structure chart as the portal prints them."""

from __future__ import annotations

import re
from typing import Any

from disclosures.importing.ours_dates import iso

_ADOPTED = re.compile(r"（(\d{4}年\d{1,2}月\d{1,2}日)?([^（）]*)通过）")
HEAD = 2
"""The adoption stands in the first line or, below a title, in the second."""
CAPTION = "图片"
"""Stands below a picture that nobody described."""


def charter(data: dict[str, Any]) -> dict[str, Any]:
    """Return what of the charter is otherwise: its adoption apart from its text."""
    first, _, rest = (data["text"] or "").partition("\n")
    hit = _ADOPTED.fullmatch(first)
    if hit is None:
        return {}
    return {"text": rest, "adopted": iso(hit[1] or "") or None, "adopted_by": hit[2]}


def rules(text: str) -> dict[str, str]:
    """Return title, adoption and text of other rules; nothing where no adoption is printed."""
    lines = text.split("\n")
    for at, line in enumerate(lines[:HEAD]):
        if hit := _ADOPTED.fullmatch(line):
            given = {
                "title": "".join(lines[:at]),
                "adopted": iso(hit[1] or ""),
                "adopted_by": hit[2],
            }
            kept = {key: value for key, value in given.items() if value}
            return {"text": "\n".join(lines[at + 1 :]), **kept}
    return {}


def chart_text(text: str, alts: list[str]) -> str:
    """Return what a structure chart says: the text below it without its caption, which repeats it."""
    for caption in (*alts, CAPTION):
        if caption and (text == caption or text.startswith(f"{caption}\n")):
            return text[len(caption) :].strip("\n") or (caption if caption in alts else "")
    lines = text.split("\n")
    half = len(lines) // 2
    return "\n".join(lines[half:] if lines[:half] == lines[half:] else lines)
