"""HTML is read by libxml2 instead of tinyhtml5: a tenth of its time.

Our templates write every tag out, so both give the same tree (tested for every edition).
Text with characters that HTML forbids is left to tinyhtml5. Replaces
`weasyprint.tinyhtml5`.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import TreeBuilder

from lxml import etree

DOUBTFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\r\ud800-\udfff]|&#"
)
PARTS = frozenset(("thead", "tbody", "tfoot"))


def install() -> None:
    """Once a process; see `tuning.install`."""
    import weasyprint

    before = weasyprint.tinyhtml5.parse

    def parse(document: Any, **options: Any) -> Any:
        return read(document, before, options)

    weasyprint.tinyhtml5 = SimpleNamespace(parse=parse)


def read(document: Any, before: Any, options: dict[str, Any]) -> Any:
    """The root element of `document` (a text file object, or whatever `before` takes)."""
    text = document.read()
    if isinstance(text, bytes) or DOUBTFUL.search(text):
        document.seek(0)
        return before(document, **options)
    parser = etree.HTMLParser(target=Builder(), encoding="utf-8", huge_tree=True)
    return etree.HTML(text.encode(), parser)


class Builder:
    """Builds the standard library's elements; comments and the doctype are dropped.

    Rows that stand in a table directly get the `tbody` that HTML gives them.
    """

    def __init__(self) -> None:
        """Build on the standard one, which wants real dictionaries."""
        building = TreeBuilder()
        self.close = building.close
        self._data, self._start, self._end = building.data, building.start, building.end
        self._open: list[str] = []

    def start(self, tag: Any, attributes: Any) -> None:
        """An element opens."""
        above = self._open[-1] if self._open else ""
        if tag == "tr" and above == "table":
            self.start("tbody", {})
        elif tag in PARTS and above == "tbody":
            self.end("tbody")
        self._open.append(tag)
        self._start(tag, dict(attributes))

    def comment(self, text: Any) -> None:
        """Not kept."""

    def data(self, text: Any) -> None:
        """Text inside it."""
        self._data(text)

    def end(self, tag: Any) -> None:
        """An element closes, and with it a `tbody` that nobody wrote."""
        while self._open[-1] != tag:
            self._end(self._open.pop())
        self._end(self._open.pop())
