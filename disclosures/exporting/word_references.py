"""What a document's text points to: pictures, addresses, bookmarks."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from disclosures.exporting.word_xml import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH, HEIGHT = 156.0, 110.0
"""The largest picture, in millimetres: the width of the type area, half a page."""
DOTS = 96 / 25.4
"""Pixels in a millimetre, as a web page counts them."""
JPEGS = (b"JFIF", b"Exif")
"""What stands at the sixth byte of a JPEG that python-docx takes."""
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?")


@dataclass
class References:
    """One file's pictures and addresses; ``part`` is the document's part of python-docx."""

    part: Any
    pictures: Mapping[str, bytes]
    drawn: int = field(default=0)

    def picture(self, name: str, alt: str) -> Any | None:
        """Return the drawing of a picture, or None where there is none that can be read."""
        data = self.pictures.get(name)
        return self.drawing(data, alt) if data else None

    def drawing(self, data: bytes, alt: str, width: float = WIDTH) -> Any | None:
        """Return a drawing in its natural size, at most ``width`` mm wide; ``alt`` is read aloud."""
        from docx.shared import Mm

        plain = _readable(data)
        if plain is None:
            return None
        image = self.part.package.get_or_add_image_part(io.BytesIO(plain)).image
        across, down = image.px_width / DOTS, image.px_height / DOTS
        scale = min(1.0, width / across, HEIGHT / down)
        inline = self.part.new_pic_inline(io.BytesIO(plain), Mm(across * scale), Mm(down * scale))
        self.drawn += 1
        inline.docPr.set("id", str(self.drawn))
        inline.docPr.set("name", f"图片{self.drawn}")
        inline.docPr.set("descr", clean(alt) or "图片")
        return inline

    def link(self, url: str) -> str | None:
        """Return the id of a web address, or None for what Word would not take for one."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        address = _address(url)
        if address is None:
            return None
        return str(self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _address(url: str) -> str | None:
    """A file with an address that is none is refused by Word as damaged: such a one stays text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return None
    return quote(clean(url), safe="%/:=&?~#+!$,;'@()*", errors="replace")


def _readable(data: bytes) -> bytes | None:
    """A picture that python-docx knows, as it is; another one as PNG, where it can be opened."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            known = picture.format == "PNG" or data[6:10] in JPEGS
            if not known:
                return _as_png(picture)
            picture.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return data


def _as_png(picture: Any) -> bytes:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
