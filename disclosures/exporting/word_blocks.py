"""The blocks of a section, each kind as it looks in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.exporting.word_tables import table
from disclosures.exporting.word_xml import make, paragraph, run
from disclosures.publication.document import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosures.exporting.word_references import References
    from disclosures.publication.document import (
        Clause,
        Heading,
        Image,
        Links,
        Listing,
        Pairs,
        Paragraph,
        Section,
        Table,
    )

TONES = {
    Tone.BODY: "BodyText",
    Tone.NOTE: "Note",
    Tone.CENTRED: "Centred",
    Tone.SIGNED: "Signed",
    Tone.MISSING: "Missing",
}
TITLES = {"chapter": "Chapter", "section": "Part"}
NUMBERED_HEADING = 2


def blocks(section: Section, references: References) -> Iterator[Any]:
    """Everything of a section below its title."""
    before = ""
    for block in section.blocks:
        if before == block.kind == "table":
            yield paragraph("Between")
        yield from KINDS[block.kind](block, section, references)
        before = block.kind


def _heading(block: Heading, _section: Section, _references: References) -> Iterator[Any]:
    yield paragraph("SubHeading" if block.level == NUMBERED_HEADING else "TextTitle", block.text)


def _paragraph(block: Paragraph, _section: Section, _references: References) -> Iterator[Any]:
    yield paragraph(TONES[block.tone], block.text)


def _clause(block: Clause, _section: Section, _references: References) -> Iterator[Any]:
    if block.role in TITLES:
        yield paragraph(TITLES[block.role], f"{block.label}　{block.text}")
    elif block.role == "point":
        yield paragraph("Point", f"{block.label}{block.text}")
    elif block.role == "article":
        yield paragraph("BodyText", run(block.label, "Label"), f"　{block.text}")
    else:
        yield paragraph("BodyText", f"{block.label}{block.text}")


def _table(block: Table, section: Section, _references: References) -> Iterator[Any]:
    if block.caption and block.name != "indicators":
        yield paragraph("Caption", block.caption)
    yield table(block, block.caption or section.title)


def _pairs(block: Pairs, _section: Section, _references: References) -> Iterator[Any]:
    for name, value in block.rows:
        yield paragraph("BodyText", run(f"{name}：", "Label"), value)


def _listing(block: Listing, _section: Section, _references: References) -> Iterator[Any]:
    for item in block.items:
        yield paragraph("Line", item)


def _links(block: Links, _section: Section, references: References) -> Iterator[Any]:
    for url in block.urls:
        yield paragraph("Line", _link(url, references))


def _link(url: str, references: References) -> Any:
    from docx.oxml.ns import qn

    relation = references.link(url)
    if relation is None:
        return run(url)
    link = make("w:hyperlink", run(url), history=1)
    link.set(qn("r:id"), relation)
    return link


def _picture(block: Image, _section: Section, references: References) -> Iterator[Any]:
    drawing = references.picture(block.file, block.alt)
    if drawing is not None:
        yield paragraph("Figure", make("w:r", make("w:drawing", drawing)))
    yield paragraph("FigureCaption", block.alt or "图片")


KINDS: dict[str, Callable[[Any, Section, References], Iterator[Any]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "clause": _clause,
    "table": _table,
    "pairs": _pairs,
    "list": _listing,
    "links": _links,
    "picture": _picture,
}
