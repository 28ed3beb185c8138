"""Reads a PDF with text into blocks, as if a word processor's file had been read."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disclosures.exchange import Unreadable
from disclosures.importing.blocks import Document
from disclosures.importing.readers.pdf_flow import blocks_of
from disclosures.importing.readers.pdf_furniture import drop_watermarks
from disclosures.importing.readers.pdf_glyphs import LOST
from disclosures.importing.readers.pdf_open import (
    DAMAGED,
    GARBLED,
    SCANNED,
    attached_data,
    opened,
)
from disclosures.importing.readers.pdf_outline import outline_of, set_levels
from disclosures.importing.readers.pdf_parts import Placed, Sheet
from disclosures.importing.readers.pdf_pictures import MOST, pictures_of
from disclosures.importing.readers.pdf_sheets import sheet_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

_FEWEST = 30
"""Fewer letters than that in a whole file are no text."""
_LEAST_LEGIBLE = 0.7
_LETTERS = re.compile(r"[\w]")


def read(raw: bytes) -> Document:
    """Return the blocks of a PDF; ``Unreadable`` with a sentence where it holds no text to read.

    Paragraphs are joined from their lines, tables from their ruled lines, page furniture is left
    out; ``data`` is the exchange data that our own publications carry.
    """
    try:
        return _read(raw)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - whatever a damaged file does to the libraries
        raise Unreadable(DAMAGED) from None


def _read(raw: bytes) -> Document:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    remarks: list[str] = []
    with opened(raw) as (pdf, pages):
        sheets = list(_sheets(pages, remarks))
        outline = outline_of(pdf)
    _check_text(sheets)
    remarks += _pages_of_pictures(sheets)
    drop_watermarks(sheets)
    pictures = _pictures(raw, sheets, remarks)
    blocks = blocks_of(sheets, pictures)
    set_levels(blocks, outline)
    return Document("pdf", blocks, len(sheets), attached_data(raw), remarks)


def _sheets(pages: list[Page], remarks: list[str]) -> Iterator[Sheet]:
    for page in pages:
        try:
            yield sheet_of(page)
        except Exception:  # noqa: BLE001 - one page damaged, the others read
            remarks.append(f"第 {page.page_number} 页读不出来，请对照原文件补上。")
            yield Sheet(page.page_number, 595.0, 842.0)


def _check_text(sheets: list[Sheet]) -> None:
    letters = [g.text for sheet in sheets for g in sheet.glyphs if _LETTERS.match(g.text)]
    lost = sum(1 for sheet in sheets for g in sheet.glyphs if _is_lost(g.text))
    if lost and len(letters) < _LEAST_LEGIBLE * (len(letters) + lost):
        raise Unreadable(GARBLED)
    if len(letters) < _FEWEST:
        raise Unreadable(SCANNED)


def _is_lost(text: str) -> bool:
    return text == LOST or "\ue000" <= text[0] <= "\uf8ff"


def _pages_of_pictures(sheets: list[Sheet]) -> list[str]:
    numbers = [
        str(s.number) for s in sheets if s.images and not any(g.text.strip() for g in s.glyphs)
    ]
    if not numbers:
        return []
    return [f"第 {'、'.join(numbers)} 页只有图片，图片里的文字没有读出，请对照原文件补上。"]


def _pictures(raw: bytes, sheets: list[Sheet], remarks: list[str]) -> dict[int, list[Placed]]:
    try:
        found = pictures_of(raw, sheets)
    except Exception:  # noqa: BLE001 - pictures of a damaged file are not worth its text
        remarks.append("文件里的图片没有取出来，需要时请另行上传。")
        return {}
    if sum(len(placed) for placed in found.values()) >= MOST:
        remarks.append(f"文件里的图片很多，只取了前 {MOST} 张。")
    return found
