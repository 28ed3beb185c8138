"""Elements of WordprocessingML, written short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

MM = 1440 / 25.4
"""Twentieths of a point in a millimetre: the unit of most lengths in a Word file."""
PT = 20
"""The same in a point."""
_REFUSED = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make(tag: str, *children: Any, **attributes: object) -> Any:
    """Return an element such as ``make("w:jc", val="center")``.

    Attributes are in the namespace of the tag; those that are None are left out. A child that
    is a text becomes the element's text, one that is None is left out.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    prefix = tag.partition(":")[0]
    element = OxmlElement(tag)
    for name, value in attributes.items():
        if value is not None:
            element.set(qn(f"{prefix}:{name}"), str(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
        elif child is not None:
            element.append(child)
    return element


def clean(text: str) -> str:
    """Return the text without the characters that XML cannot hold (control characters)."""
    return _REFUSED.sub("", text)


def run(text: str, style: str = "") -> Any:
    """Return a run of text in a character style; line breaks and tabs become Word's own."""
    properties = make(
        "w:rPr",
        make("w:rStyle", val=style) if style else None,
        make("w:rFonts", hint="eastAsia"),
    )
    return make("w:r", properties, *_pieces(clean(text)))


def _pieces(text: str) -> Iterable[Any]:
    for piece in re.split(r"(\r\n|[\n\r\t])", text):
        if piece == "\t":
            yield make("w:tab")
        elif piece.strip("\r\n") != piece:
            yield make("w:br")
        elif piece:
            yield _words(piece)


def _words(text: str) -> Any:
    words = make("w:t", text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return words


def paragraph(style: str, *runs: Any, keep: bool = False, align: str = "") -> Any:
    """Return a paragraph; a text among ``runs`` becomes a run. ``keep``: not parted from the next."""
    properties = make(
        "w:pPr",
        make("w:pStyle", val=style),
        make("w:keepNext") if keep else None,
        make("w:jc", val=align) if align else None,
    )
    inner = (run(one) if isinstance(one, str) else one for one in runs)
    return make("w:p", properties, *inner)


def field_begin(code: str) -> list[Any]:
    """Return the runs that open a field."""
    instruction = make("w:instrText", f" {code} ")
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        make("w:r", make("w:fldChar", fldCharType="begin")),
        make("w:r", instruction),
        make("w:r", make("w:fldChar", fldCharType="separate")),
    ]


def field_end() -> Any:
    """Return the run that closes a field."""
    return make("w:r", make("w:fldChar", fldCharType="end"))
