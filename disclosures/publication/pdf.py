"""The official PDF, by WeasyPrint. Layout: GB/T 9704-2012, see templates/pdf/official.css."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from disclosures.publication import engine, glyphs, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp

STYLE = "templates/pdf/official.css"
DATA = "data.json"
DESCRIPTION = "与正文内容一致的结构化数据"


def write(document: Document, stamp: Stamp | None, pictures: Mapping[str, bytes]) -> bytes:
    """Render `document`; raises `fetch.Refused` if it asks for anything but its own files.

    The file is archival (`archival`) and carries `data.json`; a preview (no `stamp`) does not.
    """
    page = markup(document, stamp, pictures)
    if stamp is None:
        return engine.print_pdf(page, pictures=pictures, identifier=b"preview", archival=True)
    return engine.print_pdf(
        page,
        pictures=pictures,
        identifier=stamp.content_hash.encode(),
        archival=True,
        attached=[_data(document, stamp)],
    )


def _data(document: Document, stamp: Stamp) -> engine.Attached:
    """The same content for machines (docs/exchange.md)."""
    data = render.to_data_bytes(document)
    return engine.Attached(DATA, data, DESCRIPTION, created=stamp.approved)


def markup(document: Document, stamp: Stamp | None, pictures: Mapping[str, bytes]) -> str:
    """The HTML that WeasyPrint sets, with its style sheet inside.

    What no face can show is printed as 〓, and a note at the end says where and what.
    """
    unprinted = glyphs.in_document(document)
    context = {
        "document": glyphs.printable(document, unprinted),
        "unprinted": [one for one in unprinted if glyphs.stands(one)],
        "stamp": stamp,
        "style": _style(),
        "pictures": {name: f"picture:{name}" for name in pictures},
        "qr": _qr(stamp.address) if stamp else "",
    }
    with override("zh-hans"):
        return render_to_string("pdf/disclosure.html", context)


@cache
def _style() -> str:
    return (settings.BASE_DIR / STYLE).read_text(encoding="utf-8")


def _qr(address: str) -> str:
    """A QR code as a data: address."""
    import segno

    return segno.make(address, error="m").svg_data_uri(border=0, dark="#1a1a1a")
