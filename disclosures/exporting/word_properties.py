"""What the Word file says about itself: title, author, language; never a program or a user."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_xml import clean

if TYPE_CHECKING:
    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp

LONGEST = 255
"""Characters that a property may have."""


def describe(properties: Any, document: Document, stamp: Stamp | None) -> None:
    """Write the core properties: those of the PDF. A preview has no date."""
    header = document.header
    properties.title = _fit(f"{document.title}（{header.period}）")
    properties.subject = _fit(f"{header.period}{document.title}公开")
    properties.author = _fit(f"{header.school}{header.organisation}")
    properties.language = "zh-CN"
    if stamp:
        approved = stamp.approved.astimezone(UTC).replace(tzinfo=None)
        properties.created = properties.modified = approved


def _fit(text: str) -> str:
    return clean(text)[:LONGEST]
