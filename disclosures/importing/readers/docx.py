"""Word files: ``.docx`` to blocks.

python-docx shows neither content controls nor automatic numbers nor text boxes, all of which real
filings use; so the text is walked here, in the order of reading, tracked changes accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.importing.blocks import Block, Document, Paragraph, Picture
from disclosures.importing.readers.docx_names import W, child, value
from disclosures.importing.readers.docx_numbering import Numbering
from disclosures.importing.readers.docx_package import Package, open_package
from disclosures.importing.readers.docx_runs import Content, Runs
from disclosures.importing.readers.docx_styles import Look, Styles, paragraph_look, read_styles
from disclosures.importing.readers.docx_tables import framing, holding, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

DEEPEST = 12
"""Text boxes and frames inside each other that are followed."""
PICTURES = 60
"""Pictures that are taken out of a file."""
_THROUGH = frozenset(
    W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)


def read(raw: bytes) -> Document:
    """Return the blocks of a .docx; ``Unreadable`` where the file is none."""
    package = open_package(raw)
    document = Document("docx")
    body = package.main.find(W + "body")
    if body is not None:
        walk = Walk(package)
        walk.blocks(body, document.blocks)
        document.pages = walk.page if walk.paged else None
        if not walk.paged:
            for block in document.blocks:
                block.page = None
    return document


class Walk:
    """One walk through a document: numbers count on, pages count up."""

    def __init__(self, package: Package) -> None:
        """Take the opened file."""
        self._package = package
        self._styles: Styles = read_styles(package.styles)
        self._numbering = Numbering(package.numbering)
        self._runs = Runs(self._styles, package.links)
        self._pictures = 0
        self.page = 1
        self.paged = False

    def blocks(self, parent: _Element, into: list[Block], depth: int = 0) -> None:
        """Append the blocks of a body, cell or text box."""
        for each in children(parent):
            if each.tag == W + "p":
                into.extend(self.paragraph(each, depth))
            elif each.tag == W + "tbl":
                self._table(each, into, depth)

    def paragraph(self, element: _Element, depth: int = 0) -> list[Block]:
        """Return a paragraph, its pictures and the text of its boxes; nothing for an empty one.

        In a cell an automatic number is text enough: a column 序号 often holds nothing else.
        """
        properties = child(element, "pPr")
        look = self._look(properties)
        content = self._runs.read(element, look)
        found: list[Block] = []
        page = self.page
        self._turn(content)
        text = content.text.strip()
        if (text or (depth and look.numbering)) and not look.contents:
            found.append(self._written(text, content, look, properties, page))
        found.extend(self._hanging(content, depth))
        return found

    def _look(self, properties: _Element | None) -> Look:
        style = self._styles.of(value(properties, "pStyle"))
        return paragraph_look(properties).over(style)

    def _written(
        self, text: str, content: Content, look: Look, properties: _Element | None, page: int
    ) -> Paragraph:
        bold, size = content.look()
        label = ""
        if look.numbering:
            number, level = look.numbering
            if level < 0:
                level = self._numbering.level_of(number, value(properties, "pStyle") or "")
            label = self._numbering.label(number, level)
        return Paragraph(
            (label + text).strip(), look.level or 0, bold, bool(look.centred), size,
            tuple(dict.fromkeys(content.links)), page,
        )  # fmt: skip

    def _turn(self, content: Content) -> None:
        if content.page_breaks:
            self.page += content.page_breaks
            self.paged = True

    def _hanging(self, content: Content, depth: int) -> Iterable[Block]:
        found: list[Block] = []
        for relation, alt in content.pictures:
            if picture := self._picture(relation, alt):
                found.append(picture)
        if depth < DEEPEST:
            for box in content.boxes:
                self.blocks(box, found, depth + 1)
        return found

    def _picture(self, relation: str, alt: str) -> Picture | None:
        if self._pictures >= PICTURES:
            return None
        found = self._package.picture(relation)
        if found is None:
            return None
        self._pictures += 1
        data, kind, name = found
        return Picture(data, kind, name, alt, self.page)

    def _table(self, element: _Element, into: list[Block], depth: int) -> None:
        if depth < DEEPEST and (framing(element) or holding(element)):
            for cell in element.iter(W + "tc"):
                if next(cell.iterancestors(W + "tbl")) is element:
                    self.blocks(cell, into, depth + 1)
            return
        into.extend(table_of(self, element, depth))


def children(parent: _Element) -> Iterable[_Element]:
    """Yield paragraphs and tables, through content controls and tracked insertions."""
    for each in parent:
        if each.tag in _THROUGH:
            yield from children(each)
        elif each.tag in (W + "p", W + "tbl"):
            yield each
