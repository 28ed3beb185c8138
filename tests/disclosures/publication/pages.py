"""Reading the pages of an official PDF by position."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber

from disclosures.publication import render
from disclosures.publication.document import Document
from disclosures.publication.stamp import Stamp

MM = 72 / 25.4
TOP, BOTTOM = 37 * MM, 262.2 * MM
"""The type area of GB/T 9704: 156 × 225 mm."""
INNER, OUTER = 28 * MM, 26 * MM


def opened(
    document: Document, stamp: Stamp | None = None, pictures: dict[str, bytes] | None = None
) -> list[Any]:
    """The pages of the document's PDF."""
    return pdfplumber.open(BytesIO(render.to_pdf(document, stamp, pictures or {}))).pages


def body(page: Any) -> Any:
    """The page without its number."""
    return page.crop((0, 0, page.width, BOTTOM))


def lines(page: Any) -> list[str]:
    """The lines of a page from top to bottom, without spaces and page number."""
    return ["".join(line["text"].split()) for line in body(page).extract_text_lines()]


def outside(page: Any, number: int) -> list[str]:
    """Characters that stand outside the type area of text page `number` (1, 3, 5 … on the right)."""
    left, right = (INNER, OUTER) if number % 2 else (OUTER, INNER)
    return [
        char["text"]
        for char in body(page).chars
        if char["text"].strip()
        and not (
            left - 1 <= char["x0"]
            and char["x1"] <= page.width - right + 1
            and char["top"] >= TOP - 1
        )
    ]


def faces(page: Any, text: str) -> set[tuple[str, int]]:
    """Face and size (pt) of every character of the first line that begins with `text`."""
    for line in body(page).extract_text_lines():
        if "".join(line["text"].split()).startswith(text):
            return {
                (char["fontname"].partition("+")[2], round(char["size"]))
                for char in line["chars"][: len(text)]
            }
    raise AssertionError(text)
