"""Sections of the Word file: paper, margins, page numbers."""

from __future__ import annotations

from typing import Any

from disclosures.exporting.word_xml import MM, make

PITCH = 579
"""A line of body text: 28.95 pt, 22 of them on a page."""
ODD, EVEN = "rId4", "rId5"
"""Relations of the two footers, see ``word_parts/document_rels.xml``."""


def page(margin_top: float = 37, start: int | None = 1) -> Any:
    """Return the properties of a section: A4, margins of official documents, binding side inside.

    ``margin_top`` in millimetres. ``start``: the number of its first page, which is a right-hand
    one; None for pages without numbers.
    """
    numbered = start is not None
    return make(
        "w:sectPr",
        *(_footers() if numbered else ()),
        make("w:type", val="oddPage" if numbered else "nextPage"),
        make("w:pgSz", w=11906, h=16838),
        make(
            "w:pgMar",
            top=_twips(margin_top),
            right=_twips(26),
            bottom=_twips(35),
            left=_twips(28),
            header=_twips(15),
            footer=_twips(22),
            gutter=0,
        ),
        make("w:pgNumType", start=start) if numbered else None,
        make("w:cols", space=425),
        make("w:docGrid", linePitch=PITCH),
    )


def section(margin_top: float = 37, start: int | None = 1) -> Any:
    """Return the paragraph that ends a section."""
    properties = make(
        "w:pPr", make("w:pStyle", val="SectionEnd"), page(margin_top=margin_top, start=start)
    )
    return make("w:p", properties)


def _footers() -> list[Any]:
    from docx.oxml.ns import qn

    made = []
    for kind, relation in (("default", ODD), ("even", EVEN)):
        reference = make("w:footerReference", type=kind)
        reference.set(qn("r:id"), relation)
        made.append(reference)
    return made


def _twips(millimetres: float) -> int:
    return round(millimetres * MM)
