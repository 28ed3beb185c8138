"""One assembled document, several outputs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import override

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosures.publication.document import Document
    from disclosures.publication.stamp import Stamp

LANGUAGE = "zh-hans"


def to_html(
    document: Document, stamp: Stamp | None = None, pictures: Mapping[str, str] | None = None
) -> str:
    """The public page. `pictures` maps a picture's name to the file name beside the page."""
    context = {"document": document, "stamp": stamp, "pictures": pictures or {}}
    with override(LANGUAGE):
        return render_to_string("public/disclosure.html", context)


def to_pdf(
    document: Document, stamp: Stamp | None = None, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The official PDF (GB/T 9704 layout). `pictures` maps a picture's name to its bytes."""
    from disclosures.publication.pdf import write

    return write(document, stamp, pictures or {})


def to_data(document: Document) -> dict[str, Any]:
    """The same in the exchange format."""
    return document.data


def to_data_bytes(document: Document) -> bytes:
    """`data.json` as it is stored: UTF-8, readable, ending in a line break."""
    return (json.dumps(to_data(document), ensure_ascii=False, indent=1) + "\n").encode()
