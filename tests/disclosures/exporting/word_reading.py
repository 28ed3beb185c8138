"""Reading a Word file back with nothing but its XML: what stands in it, section by section."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = ("Heading1", "Heading2")


def part(raw: bytes, name: str) -> bytes:
    """One part of the file."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        return parts.read(name)


@cache
def tree(raw: bytes, name: str = "word/document.xml") -> Any:
    """One part of the file as a tree."""
    return etree.fromstring(part(raw, name))


def body(raw: bytes) -> list[Any]:
    """The children of the body, in order."""
    return list(tree(raw).find(f"{W}body"))


def parts_of(raw: bytes) -> tuple[list[Any], list[Any], list[Any]]:
    """Cover, contents, text: the body parted at the ends of its sections."""
    found: list[list[Any]] = [[]]
    for child in body(raw):
        found[-1].append(child)
        if child.find(f"{W}pPr/{W}sectPr") is not None:
            found.append([])
    cover, contents, text = found
    return cover, contents, text


def style(element: Any) -> str:
    """The style of a paragraph."""
    named = element.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(f"{W}val")


def text_of(element: Any) -> str:
    """All that is shown of an element: no field codes, breaks as white space."""
    pieces = element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p")
    return "".join((one.text or "") if one.tag == f"{W}t" else "\n" for one in pieces)


def by_section(raw: bytes) -> tuple[str, list[tuple[str, str]], str]:
    """What stands before the first section, (title, text) of each section, and the closing line on."""
    before: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    after: list[str] = []
    for child in parts_of(raw)[2]:
        if style(child) in HEADINGS:
            sections.append((text_of(child), []))
        elif style(child) == "Closing" or after:
            after.append(text_of(child))
        else:
            (sections[-1][1] if sections else before).append(text_of(child))
    return "".join(before), [(title, "".join(texts)) for title, texts in sections], "".join(after)
