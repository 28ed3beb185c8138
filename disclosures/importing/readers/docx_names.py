"""Names and small accessors of WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child ``w:name``."""
    return None if element is None else element.find(W + name)


def value(element: _Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child ``w:name``, None where there is none."""
    found = child(element, name)
    return None if found is None else found.get(W + "val")


def on(element: _Element | None, name: str) -> bool | None:
    """Return whether the switch ``w:name`` is on, None where it is not given."""
    found = child(element, name)
    if found is None:
        return None
    return found.get(W + "val") not in ("0", "false", "off", "none")
