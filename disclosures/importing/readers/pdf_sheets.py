"""From a PDF's page to a sheet: glyphs, rules, images and links, and nothing of the library left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.importing.readers.pdf_boxes import boxes_of, on_lines
from disclosures.importing.readers.pdf_device import drawn, layout_of, sideways
from disclosures.importing.readers.pdf_forms import fields_of
from disclosures.importing.readers.pdf_glyphs import glyphs
from disclosures.importing.readers.pdf_parts import Box, Glyph, Link, Sheet
from disclosures.importing.readers.pdf_rules import rules_of
from disclosures.importing.readers.pdf_struck import without_struck

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent
    from pdfplumber.page import Page

_ADDRESS_STARTS = ("http://", "https://", "mailto:")


def sheet_of(page: Page) -> Sheet:
    """Take a page apart; a page that cannot be drawn raises whatever the library raises."""
    from pdfminer.layout import LTChar, LTCurve, LTImage

    page, items, turned = _upright(page)
    x0, top, x1, bottom = (float(edge) for edge in page.bbox)
    paper = Box(x0, top, x1, bottom)
    found = glyphs([item for item in items if isinstance(item, LTChar)], paper)
    curves = [item for item in items if isinstance(item, LTCurve)]
    ticks, plain = boxes_of(curves, found, paper)
    images = [item for item in items if isinstance(item, LTImage)]
    across, down = rules_of([*plain, *images], paper)
    found = without_struck(found, across)
    fields = [field for field in fields_of(page) if not _is_drawn(field, ticks)]
    return Sheet(
        page.page_number, paper.width, paper.height, [*found, *ticks, *on_lines(fields, found)], across, down,
        [_box(image, paper) for image in images], _links(page), turned,
    )  # fmt: skip


def _upright(page: Page) -> tuple[Page, list[LTComponent], int]:
    """Return the page and what is drawn on it, turned where most of its text runs up or down."""
    from pdfplumber.page import Page as Turned

    items = list(drawn(layout_of(page)))
    turn = sideways(items)
    if not turn:
        return page, items, 0
    source = page.page_obj
    source.rotate = source.attrs["Rotate"] = (page.rotation + turn) % 360
    page = Turned(page.pdf, source, page.page_number)
    return page, list(drawn(layout_of(page))), turn


def _is_drawn(field: Glyph, ticks: list[Glyph]) -> bool:
    """Say whether a field's box is drawn on the page, too."""
    return any(Box(t.x0, t.top, t.x1, t.bottom).holds(*field.middle) for t in ticks)


def _box(item: LTComponent, page: Box) -> Box:
    return Box(item.x0 + page.x0, page.bottom - item.y1, item.x1 + page.x0, page.bottom - item.y0)


def _links(page: Page) -> list[Link]:
    try:
        annotations = page.annots
    except Exception:  # noqa: BLE001 - links of a damaged file are not worth its text
        return []
    return [
        Link(Box(a["x0"], a["top"], a["x1"], a["bottom"]), a["uri"])
        for a in annotations
        if isinstance(a["uri"], str) and a["uri"].startswith(_ADDRESS_STARTS)
    ]
