"""Headings by the file's bookmarks: word processors write one for every heading style."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from disclosures.importing.blocks import Block, Paragraph

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

_MOST = 1000
_LONGEST = 80


def outline_of(pdf: PDF) -> list[tuple[int, str]]:
    """Return the bookmarks as (level, title) in order; none where there are none or they are broken."""
    try:
        found = list(islice(pdf.doc.get_outlines(), _MOST))
    except Exception:  # noqa: BLE001 - most files have none, which the library raises
        return []
    return [(int(level), str(title)) for level, title, *_ in found]


def set_levels(blocks: list[Block], outline: list[tuple[int, str]]) -> None:
    """Give paragraphs the level of the bookmark that has their text; both are in one order."""
    wanted = [(level, _plain(title)) for level, title in outline]
    start = 0
    for block in blocks:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            continue
        text = _plain(block.text)
        for index in range(start, len(wanted)):
            level, title = wanted[index]
            if title and title == text:
                block.level, start = block.level or level, index + 1
                break


def _plain(text: str) -> str:
    return "".join(text.split())
