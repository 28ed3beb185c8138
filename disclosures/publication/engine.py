"""From HTML to PDF, by WeasyPrint: the one place that knows how, for everything that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from disclosures.publication.tuning.pauses import without_pauses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

PICTURES = {"dpi": 200, "jpeg_quality": 85}
"""How sharp pictures are embedded: 200 dots an inch print well and keep the file small."""


@dataclass(frozen=True)
class Attached:
    """A file inside the PDF. `relationship` says in PDF/A-3's words what it is to the pages."""

    name: str
    data: bytes
    description: str
    created: datetime
    relationship: Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"] = "Source"


@without_pauses()
def print_pdf(
    html: str,
    *,
    pictures: Mapping[str, bytes] | None = None,
    identifier: bytes,
    archival: bool = False,
    attached: Sequence[Attached] = (),
) -> bytes:
    """Set `html` and return the PDF: tagged, and the same bytes for the same arguments.

    `pictures` maps the names behind `picture:` addresses to bytes; our own faces are found by
    their file names; whatever else the page asks for raises `fetch.Refused`. `identifier` goes
    into the file's /ID. `archival` makes it PDF/A-3a and PDF/UA-1 at once, see `archival`.
    """
    from weasyprint import HTML

    from disclosures.publication import archival as archive
    from disclosures.publication import tuning, twins
    from disclosures.publication.fetch import FONTS, OwnFiles

    tuning.install()
    twins.install()
    options: dict[str, Any] = {
        "pdf_tags": True,
        **PICTURES,
        **(archive.OPTIONS if archival else {}),
    }
    page = HTML(
        string=html,
        url_fetcher=OwnFiles(archive.plain_colours(pictures or {})),
        base_url=f"{FONTS.as_uri()}/",
    )
    twins.mark(page.etree_element)
    document = page.render(**options)
    if archival:
        archive.declare(document)
        options["finisher"] = archive.finish
    files = [archive.embedded(one) for one in attached]
    return bytes(document.write_pdf(pdf_identifier=identifier, attachments=files, **options))
