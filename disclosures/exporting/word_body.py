"""The text: title, preamble, sections, closing line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_blocks import blocks
from disclosures.exporting.word_front import bookmark
from disclosures.exporting.word_pages import page
from disclosures.exporting.word_xml import make, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.exporting.word_references import References
    from disclosures.publication.document import Document, Section


def text(document: Document, references: References) -> Iterator[Any]:
    """Everything from the title to the closing line."""
    yield paragraph("Title", document.title)
    yield paragraph("BodyText", document.preamble)
    for note in document.notes:
        yield paragraph("Note", note)
    for n, section in enumerate(document.sections, 1):
        yield _heading(section, n)
        yield from blocks(section, references)
    yield paragraph("Closing", document.closing)


def last_section() -> Any:
    """The properties of the last section, at the end of the file."""
    return page()


def _heading(section: Section, n: int) -> Any:
    """A heading with the bookmark to which the contents lead."""
    return paragraph(
        "Heading2" if section.sub else "Heading1",
        make("w:bookmarkStart", id=n, name=bookmark(n)),
        run(section.title),
        make("w:bookmarkEnd", id=n),
    )
