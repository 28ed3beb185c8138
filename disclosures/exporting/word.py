"""The assembled document as a Word file: the same words in the same order as page and PDF.

Layout of official documents (GB/T 9704-2012) as in ``templates/pdf/official.css``, made of named
styles, real headings, tables and fields, so that whoever opens it can go on working in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.exporting import word_body, word_front
from disclosures.exporting.word_air import airy
from disclosures.exporting.word_colophon import colophon
from disclosures.exporting.word_package import opened, packed
from disclosures.exporting.word_properties import describe
from disclosures.exporting.word_references import References

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp


def to_docx(
    document: Document, pictures: Mapping[str, bytes] | None = None, stamp: Stamp | None = None
) -> bytes:
    """The Word file of ``document``; without a ``stamp`` it is a preview and says so on its cover.

    What it takes is what `publication.render.to_pdf` takes: ``pictures`` maps a picture's name
    (``congress-1``) to its bytes (PNG, JPEG, WebP); one that is missing or cannot be read
    leaves its caption. Pure: the same input gives the same bytes.
    """
    word = opened()
    describe(word.core_properties, document, stamp)
    references = References(word.part, pictures or {})
    body = word.element.body
    body.extend(word_front.cover(document, stamp))
    body.extend(word_front.contents(document))
    body.extend(airy(list(word_body.text(document, references))))
    if stamp:
        body.extend(colophon(stamp, references))
    body.append(word_body.last_section())
    return packed(word)
