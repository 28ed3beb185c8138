"""Reading a document back: its text by section, and that of a PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from disclosures.publication.document import Document

FOOT = re.compile(r"^\s*—\s*\d+\s*—\s*$", re.MULTILINE)


def normal(text: str) -> str:
    """Text without what setting it may change: spaces, compatibility forms."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words(block: Any) -> Iterator[str]:
    """Every string of a block in reading order, as the templates show them."""
    if block.kind == "table":
        yield from table_words(block)
    elif block.kind == "clause":
        yield block.label + block.text
    elif block.kind == "pairs":
        yield from (f"{name}：{value}" for name, value in block.rows)
    elif block.kind == "list":
        yield from block.items
    elif block.kind == "links":
        yield from block.urls
    elif block.kind == "picture":
        yield block.alt
    else:
        yield block.text


def table_words(table: Any) -> Iterator[str]:
    """Cells row by row."""
    for row in table.rows:
        yield row.group
        for cell in row.cells:
            ticked = ("☑" if option in cell.chosen else "☐" for option in cell.options)
            yield "".join(box + option for box, option in zip(ticked, cell.options, strict=True))
            yield cell.lead + cell.text


def section_texts(document: Document) -> dict[str, list[str]]:
    """The strings of each section, normalised, empty ones left out."""
    return {
        section.key: [
            text for block in section.blocks for text in map(normal, words(block)) if text
        ]
        for section in document.sections
    }


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of every page, without the page number."""
    return [FOOT.sub("", page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def pdf_sections(pdf: bytes, document: Document) -> dict[str, str]:
    """The text between a section's title and the next one's, normalised; found in order."""
    text = normal("".join(pdf_pages(pdf)[2:]))
    starts, at = [], 0
    for section in document.sections:
        at = text.index(normal(section.title), at) + len(normal(section.title))
        starts.append(at)
    ends = [*starts[1:], len(text)]
    return {
        section.key: text[start:end]
        for section, start, end in zip(document.sections, starts, ends, strict=True)
    }
