"""PDF/A-3a and PDF/UA-1 in one file.

WeasyPrint writes either; so it writes PDF/A-3a (ISO 19005-3), tagged, with language and
title, and here the mark of PDF/UA-1 (ISO 14289-1, 5) comes into the metadata, with the
extension schema that ISO 19005-3, 6.6.2.3 asks for.
"""

from __future__ import annotations

import re
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from weasyprint import Attachment

    from disclosures.publication.engine import Attached

OPTIONS = {"pdf_variant": "pdf/a-3a"}
"""What WeasyPrint is told; tags are always on."""

PLAIN = ("RGB", "RGBA", "L", "LA", "P", "1")
"""Modes of pictures (as Pillow calls them) that are embedded as they are."""

UA_MARK = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"
_HEADING = re.compile("/H([1-6])")


def declare(document: Any) -> None:
    """Have a rendered document's metadata also say that it is PDF/UA-1."""
    write = document.metadata.generate_rdf_metadata

    def both(*arguments: Any) -> bytes:
        rdf: bytes = write(*arguments)
        return rdf.replace(_END, UA_MARK + _END)

    document.metadata.generate_rdf_metadata = both


def plain_colours(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Pictures as they came, but those for print (CMYK) or of more than 8 bits in plain RGB.

    PDF/A wants every colour defined; the file's profile is sRGB.
    """
    return {name: _plain(data) for name, data in pictures.items()}


def _plain(data: bytes) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(data)) as picture:
        if picture.mode in PLAIN:
            return data
        made = BytesIO()
        picture.convert("RGB").save(made, "PNG")
        return made.getvalue()


def embedded(file: Attached) -> Attachment:
    """A file as WeasyPrint embeds it; its dates are written in UTC."""
    from weasyprint import Attachment

    moment = file.created.astimezone(UTC)
    return Attachment(
        file_obj=BytesIO(file.data),
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship=file.relationship,
    )


def finish(_document: Any, pdf: Any) -> None:
    """Last changes to the file's objects, before they are written."""
    for one in pdf.objects:
        _not_interpolated(getattr(one, "extra", {}))
    _no_level_skipped([one for one in pdf.objects if isinstance(one, dict) and _level(one)])


def _not_interpolated(extra: dict[str, Any]) -> None:
    """A picture that is interpolated looks different in every reader (ISO 19005-3, 6.2.8)."""
    if "Interpolate" in extra:
        extra["Interpolate"] = "false"


def _no_level_skipped(headings: list[dict[str, Any]]) -> None:
    """Number headings by their depth (ISO 14289-1, 7.4.2): a charter may begin with 第一节.

    They come in reading order.
    """
    above: list[int] = []
    for one in headings:
        level = _level(one)
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        one["S"] = f"/H{len(above)}"


def _level(element: dict[str, Any]) -> int:
    found = _HEADING.fullmatch(str(element.get("S", "")))
    return int(found[1]) if found else 0
