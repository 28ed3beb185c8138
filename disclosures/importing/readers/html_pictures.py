"""Pictures of a web page: those inside the page as data, the others by name only."""

from __future__ import annotations

import base64
import binascii
import mimetypes
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from disclosures.importing.blocks import Picture
from disclosures.importing.readers.html_mht import Enclosed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 15_000_000
_DATA = re.compile(r"data:(image/[\w.+-]{1,40})((?:;[\w=.+-]{1,60})*),", re.IGNORECASE)
_SMALL, _THIN = 40, 6
"""Width and height in pixels of what is an icon, and of what is a line or spacer."""
_LAZY = ("data-src", "data-original", "data-lazy-src", "_src")


def picture(element: HtmlElement, enclosed: Enclosed) -> Picture | None:
    """Return what ``<img>`` shows; ``data`` empty where the picture is not in the file, None for icons."""
    width, height = _pixels(element, "width"), _pixels(element, "height")
    if (0 < width <= _SMALL and 0 < height <= _SMALL) or 0 < width <= _THIN or 0 < height <= _THIN:
        return None
    alt = " ".join((element.get("alt") or "").split())
    source = next((found for name in ("src", *_LAZY) if (found := element.get(name))), "")
    if source[:5].lower() == "data:":
        return _inside(source, alt)
    name = unquote(re.split(r"[?#]", source)[0].replace("\\", "/").rpartition("/")[2])[:200]
    if (held := enclosed.find(source)) and len(held[0]) <= LARGEST:
        return Picture(*held, name, alt)
    kind = mimetypes.guess_type(name)[0] or ""
    return Picture(b"", kind if kind.startswith("image/") else "", name, alt)


def _inside(source: str, alt: str) -> Picture | None:
    hit = _DATA.match(source[:300])
    if hit is None or len(source) > LARGEST:
        return None
    body = source[hit.end() :]
    try:
        data = (
            base64.b64decode(re.sub(r"\s", "", unquote(body)), validate=False)
            if ";base64" in hit[2].lower()
            else unquote_to_bytes(body)
        )
    except (binascii.Error, ValueError):
        return None
    smallest = 200  # bytes: a transparent point that holds the place of a picture still to come
    return Picture(data, hit[1].lower(), "", alt) if len(data) > smallest else None


def _pixels(element: HtmlElement, name: str) -> float:
    style = re.search(
        rf"(?<![-\w]){name}\s*:\s*(\d{{1,5}}(?:\.\d{{1,4}})?)\s*(px|pt)", element.get("style") or ""
    )
    text = style[1] if style else (element.get(name) or "").strip().removesuffix("px")
    return float(text) if re.fullmatch(r"\d{1,5}(?:\.\d{1,4})?", text) else 0.0
