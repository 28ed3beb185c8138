"""One walk through a page's tree: blocks in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from disclosures.importing.blocks import TICKED, UNTICKED, Block, Paragraph, Picture
from disclosures.importing.readers import html_lists
from disclosures.importing.readers.html_lines import Lines
from disclosures.importing.readers.html_mht import Enclosed
from disclosures.importing.readers.html_pictures import picture
from disclosures.importing.readers.html_style import Declarations, Look, Sheet, look_of, plain
from disclosures.importing.readers.html_tables import cells, framing, rows_of, table_of
from disclosures.importing.ticks import symbol
from disclosures.structure.labels import read_label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PICTURES = 60
"""Pictures that are taken out of a page."""
_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "html", "legend", "li", "listing", "main", "menu", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
])  # fmt: skip
_OUTSIDE = ("block", "flex", "grid", "table", "list-item")
_SYMBOLIC = ("wingdings", "webdings")
_TICKS = "☑☐√×✓✔☒□■●○"


class Walk:
    """Collects blocks; ``base`` is the page's own address, where the file says it."""

    def __init__(self, sheet: Sheet, base: str = "", enclosed: Enclosed | None = None) -> None:
        """Take the page's style sheets, and the pictures that came with it."""
        self._sheet = sheet
        self._enclosed = enclosed or Enclosed()
        self._base = base
        self._lines = Lines()
        self._blocks: list[Block] = []
        self._label = ""
        self._counters: list[html_lists.Counter] = []
        self._handlers = {
            "br": self._break, "hr": self._rule, "img": self._picture, "input": self._input,
            "select": self._select, "table": self._table, "li": self._item, "o:p": self._junk,
            "ol": self._list, "ul": self._list, "a": self._link, "textarea": self._nothing,
        }  # fmt: skip
        self._pictures = 0

    def read(self, element: HtmlElement, look: Look = Look()) -> list[Block]:  # noqa: B008 - frozen
        """Return the blocks inside an element, apart from what was begun around it."""
        outer = self._lines, self._blocks, self._label
        self._lines, self._blocks, self._label = Lines(), [], ""
        self._children(element, look)
        self._flush()
        found = self._blocks
        self._lines, self._blocks, self._label = outer
        return found

    def _children(self, element: HtmlElement, look: Look) -> None:
        self._text(element.text, look)
        for child in element:
            self._element(child, look)
            self._text(child.tail, look)

    def _element(self, element: HtmlElement, outer: Look) -> None:
        style = self._sheet.of(element)
        look = look_of(element, style, outer)
        if "ignore" in style.get("mso-list", ""):
            self._label = html_lists.written(element, look.font)
            return
        block = element.tag in _BLOCKS or style.get("display", "").startswith(_OUTSIDE)
        if block:
            self._flush()
        handler = self._handlers.get(str(element.tag))
        if handler:
            handler(element, look, style)
        else:
            self._children(element, look)
        if block:
            self._flush()

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        if look.font.startswith(_SYMBOLIC):
            text = "".join(symbol(look.font, char) for char in text)
        self._lines.text(text, look)

    def _flush(self) -> None:
        found: list[Paragraph] = self._lines.paragraphs()
        if found and self._label:
            label, self._label = self._label, ""
            if not _numbered(found[0].text, label):
                found[0].text = label + found[0].text
        self._blocks.extend(found)

    def _nothing(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        """Leave an element out."""

    def _break(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        self._lines.end_line()

    def _rule(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        self._flush()

    def _junk(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        """``<o:p>``: Word's end of a paragraph, with nothing or a lone space in it."""
        if element.text_content().strip():
            self._children(element, look)

    def _link(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        address = (element.get("href") or "").strip()
        if self._base and not address.startswith("#"):
            try:
                address = urljoin(self._base, address)
            except ValueError:
                address = ""
        if address.lower().startswith(("http://", "https://", "mailto:")):
            self._lines.link(address)
        self._children(element, look)

    def _input(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        kind = (element.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            self._lines.text(TICKED if element.get("checked") is not None else UNTICKED, look)
        elif kind in ("text", "number", "date", "email", "tel", "url"):
            self._lines.text(element.get("value") or "", look)

    def _select(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        self._lines.text("、".join(each.text_content().strip() for each in chosen), look)

    def _picture(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        alt = (element.get("alt") or "").strip()
        if len(alt) == 1 and alt in _TICKS:
            self._lines.text(alt, look)
            return
        found: Picture | None = picture(element, self._enclosed)
        if found and self._pictures < PICTURES:
            self._pictures += 1
            self._flush()
            self._blocks.append(found)

    def _list(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        self._counters.append(html_lists.counter(element, style))
        self._children(element, look)
        self._counters.pop()

    def _item(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        counter = self._counters[-1] if self._counters else None
        label = counter.label(element) if counter else ""
        self._label = "" if style.get("list-style-type") == "none" else label
        self._children(element, look)
        self._flush()
        self._label = ""

    def _table(self, element: HtmlElement, look: Look, style: Declarations) -> None:
        look = plain(look)
        if not framing(element):
            self._blocks.extend(table_of(element, lambda cell: self._cell(cell, look)))
            return
        for caption in element.iterchildren("caption"):
            self._element(caption, look)
        for row in rows_of(element):
            for cell in cells(row):
                self._blocks.extend(self._cell(cell, look))

    def _cell(self, cell: HtmlElement, outer: Look) -> list[Block]:
        return self.read(cell, look_of(cell, self._sheet.of(cell), outer))


def _numbered(text: str, label: str) -> bool:
    """Say whether a text already begins with the number that would be put in front of it."""
    own, ahead = read_label(text), read_label(label + "某")
    return bool(own and ahead and own.kind == ahead.kind and own.number == ahead.number)
