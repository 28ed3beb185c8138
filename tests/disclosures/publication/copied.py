"""The words of a document as a reader copies them out of the PDF, character by character."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from io import BytesIO

from disclosures.publication.document import Document
from tests.disclosures.publication.reading import words

FOOT = 35 * 72 / 25.4
"""Points at the foot of a page in which its number stands."""


def bare(text: str) -> str:
    """Text without white space and what is never drawn (soft hyphens, joiners)."""
    return "".join(one for one in text if not one.isspace() and unicodedata.category(one) != "Cf")


def copied(pdf: bytes) -> str:
    """All text but the page numbers, in the order of the file; by poppler where it is installed."""
    return bare(_by_poppler(pdf) if shutil.which("pdftotext") else _by_pdfminer(pdf))


def _by_poppler(pdf: bytes) -> str:
    area = ["-x", "0", "-y", "0", "-W", "700", "-H", str(round(297 * 72 / 25.4 - FOOT))]
    command = ["pdftotext", "-raw", *area, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def _by_pdfminer(pdf: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as opened:
        return "".join(
            char["text"]
            for page in opened.pages
            for char in page.chars
            if char["bottom"] < page.height - FOOT
        )


def lost(text: str, document: Document) -> list[str]:
    """What cannot be found in its place: `text` is taken section by section, string by string."""
    at, missing = text.index(bare(document.preamble)), []
    for section in document.sections:
        for one in (section.title, *(word for block in section.blocks for word in words(block))):
            found = text.find(bare(one), at)
            if found < 0:
                missing.append(f"{section.key}: {one}")
            else:
                at = found + len(bare(one))
    return missing
