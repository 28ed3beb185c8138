"""Pictures of a page, as they are seen."""

from __future__ import annotations

import hashlib
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

from disclosures.importing.blocks import Picture
from disclosures.importing.readers.pdf_parts import Box, Placed, Sheet

if TYPE_CHECKING:
    from pypdfium2 import (  # type: ignore[import-untyped]
        PdfDocument,
        PdfPage,
    )

MOST = 60
_SMALLEST = 48.0
_FULL_PAGE = 0.85
_REPEATED = 3
_SAME = 2.0
_SCALE = 2.0
_QUALITY = 88


def pictures_of(raw: bytes, sheets: list[Sheet]) -> dict[int, list[Placed]]:
    """Return page → pictures in it: at most 60, tiny ones and those of every page left out."""
    wanted = {
        sheet.number: boxes
        for sheet in sheets
        if (boxes := [b for b in sheet.images if _counts(b, sheet)])
    }
    if not wanted:
        return {}
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        found = _rendered(document, wanted, {sheet.number: sheet.turned for sheet in sheets})
    finally:
        document.close()
    return _named(found)


def _counts(box: Box, sheet: Sheet) -> bool:
    """Say whether an image is a picture: not tiny, and no page of paper behind a text."""
    if min(box.width, box.height) < _SMALLEST:
        return False
    full = box.width * box.height > _FULL_PAGE * sheet.width * sheet.height
    return not (full and sheet.glyphs)


def _rendered(
    document: PdfDocument, wanted: dict[int, list[Box]], turned: dict[int, int]
) -> list[tuple[int, Placed]]:
    found: list[tuple[int, Placed]] = []
    for number, boxes in sorted(wanted.items()):
        page = document[number - 1]
        try:
            page.set_rotation((page.get_rotation() + turned[number]) % 360)
            for box in _apart(boxes):
                if len(found) < MOST:
                    found.append((number, Placed(box, _picture(page, box, number))))
        finally:
            page.close()
    return found


def _apart(boxes: list[Box]) -> list[Box]:
    """Return the boxes with slices of one image (cut by the printer) as one."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: (round(box.x0), box.top)):
        last = joined[-1] if joined else None
        if (
            last
            and abs(last.x0 - box.x0) < 1
            and abs(last.x1 - box.x1) < 1
            and abs(last.bottom - box.top) < 1
        ):
            joined[-1] = Box(last.x0, last.top, last.x1, box.bottom)
        elif not any(
            abs(o.x0 - box.x0) + abs(o.top - box.top) + abs(o.x1 - box.x1) < _SAME for o in joined
        ):
            joined.append(box)
    return joined


def _picture(page: PdfPage, box: Box, number: int) -> Picture:
    width, height = page.get_size()
    crop = (
        max(box.x0, 0), max(height - box.bottom, 0), max(width - box.x1, 0), max(box.top, 0),
    )  # fmt: skip
    image: Any = page.render(scale=_SCALE, crop=crop).to_pil().convert("RGB")
    data = BytesIO()
    image.save(data, "JPEG", quality=_QUALITY)
    return Picture(data.getvalue(), "image/jpeg", page=number)


def _named(found: list[tuple[int, Placed]]) -> dict[int, list[Placed]]:
    prints = [hashlib.sha256(placed.picture.data).hexdigest() for _, placed in found]
    counts = Counter(prints)
    pages: dict[int, list[Placed]] = {}
    for (number, placed), mark in zip(found, prints, strict=True):
        if counts[mark] < _REPEATED:
            placed.picture.name = f"page-{number}-{len(pages.get(number, [])) + 1}.jpg"
            pages.setdefault(number, []).append(placed)
    return pages
