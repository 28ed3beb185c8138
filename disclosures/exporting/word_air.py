"""The distance of tables from the text around them: Word's tables have none of their own."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from disclosures.exporting.word_faces import PARAGRAPHS
from disclosures.exporting.word_xml import PT

AIR = {"after": 7.0, "before": 14.5}
"""Points between a table and the paragraph above it (its ``after``), and the one below it."""
STYLES = {style.id: style for style in PARAGRAPHS}


def airy(elements: list[Any]) -> list[Any]:
    """Return ``elements``, paragraphs beside tables moved away from them."""
    for first, second in pairwise(elements):
        if _is(second, "tbl"):
            _move(first, "after")
        if _is(first, "tbl"):
            _move(second, "before")
    return elements


def _is(element: Any, name: str) -> bool:
    return str(element.tag).endswith(f"}}{name}")


def _move(element: Any, side: str) -> None:
    from docx.oxml.ns import qn

    if not _is(element, "p"):
        return
    style = STYLES.get(element.style or "")
    if style is None or getattr(style, side) < AIR[side]:
        spacing = element.get_or_add_pPr().get_or_add_spacing()
        spacing.set(qn(f"w:{side}"), str(round(AIR[side] * PT)))
