"""The content of one Word paragraph: text with boxes, links, pictures, text boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosures.importing.blocks import TICKED, UNTICKED
from disclosures.importing.readers.docx_names import MC, W14, WP, A, R, V, W, child, on, value
from disclosures.importing.readers.docx_styles import Look, Styles, run_look
from disclosures.importing.ticks import plain_symbols, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset(W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText"))
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"')
_SYMBOL_FONTS = ("wingdings", "webdings")


@dataclass(slots=True)
class Content:
    """What stands in a paragraph: pieces of text with their look, and what hangs on it."""

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    page_breaks: int = 0

    @property
    def text(self) -> str:
        """All text."""
        return "".join(piece for piece, _look in self.pieces)

    def look(self) -> tuple[bool, float]:
        """Return whether all visible text is bold, and the size of most of it (0: unknown)."""
        seen = [(len(piece.strip()), look) for piece, look in self.pieces if piece.strip()]
        bold = bool(seen) and all(look.bold for _length, look in seen)
        sizes: dict[float, int] = {}
        for length, look in seen:
            sizes[look.size or 0.0] = sizes.get(look.size or 0.0, 0) + length
        return bold, max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


class Runs:
    """Reads paragraphs; ``base`` is the look that the paragraph's style gives its runs."""

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        """Take the document's styles and its outside addresses."""
        self._styles = styles
        self._links = links
        self._dispatch = {
            W + "r": self._run,
            W + "hyperlink": self._hyperlink,
            W + "sdt": self._control,
            W + "fldSimple": self._field,
            MC + "AlternateContent": self._alternate,
            W + "ruby": self._ruby,
            W + "drawing": self._hanging,
            W + "pict": self._hanging,
            W + "object": self._hanging,
        }

    def read(self, paragraph: _Element, base: Look) -> Content:
        """Return the content of ``w:p``."""
        content = Content()
        self._walk(paragraph, base, content)
        return content

    def _walk(self, element: _Element, base: Look, content: Content) -> None:
        for each in element:
            if each.tag in _GONE or not isinstance(each.tag, str):
                continue
            handler = self._dispatch.get(each.tag)
            if handler:
                handler(each, base, content)
            elif len(each):
                self._walk(each, base, content)

    def _hyperlink(self, element: _Element, base: Look, content: Content) -> None:
        address = self._links.get(element.get(R + "id") or "")
        if address:
            content.links.append(address)
        self._walk(element, base, content)

    @staticmethod
    def _hanging(element: _Element, _base: Look, content: Content) -> None:
        _drawing(element, content)

    def _field(self, element: _Element, base: Look, content: Content) -> None:
        content.links.extend(_ADDRESS.findall(element.get(W + "instr") or ""))
        self._walk(element, base, content)

    def _ruby(self, element: _Element, base: Look, content: Content) -> None:
        below = child(element, "rubyBase")
        if below is not None:
            self._walk(below, base, content)

    def _control(self, element: _Element, base: Look, content: Content) -> None:
        """A content control: a check box says itself whether it is ticked."""
        box = element.find(f"{W}sdtPr/{W14}checkbox")
        inner = child(element, "sdtContent")
        if box is not None:
            checked = box.find(W14 + "checked")
            ticked = checked is not None and checked.get(W14 + "val") in ("1", "true", "on")
            content.pieces.append((TICKED if ticked else UNTICKED, base))
        elif inner is not None:
            self._walk(inner, base, content)

    def _alternate(self, element: _Element, base: Look, content: Content) -> None:
        """The same thing twice, for new and old programs: the first that holds something."""
        for branch in element:
            found = next(branch.iter(W + "txbxContent", A + "blip", V + "imagedata", W + "t"), None)
            if found is None:
                continue
            if found.tag == W + "t":
                self._walk(branch, base, content)
            else:
                _drawing(branch, content)
            return

    def _run(self, run: _Element, base: Look, content: Content) -> None:
        properties = child(run, "rPr")
        look = base
        if properties is not None:
            style = value(properties, "rStyle")
            look = run_look(properties).over(self._styles.looks[style]).over(base) if (
                style in self._styles.looks
            ) else run_look(properties).over(base)  # fmt: skip
        if look.hidden:
            return
        symbolic = look.font.lower().startswith(_SYMBOL_FONTS)
        for each in run:
            text = self._piece(each, look, content)
            if text and symbolic:
                text = "".join(symbol(look.font, char) for char in text)
            if text:
                content.pieces.append((plain_symbols(text), look))

    def _piece(self, each: _Element, look: Look, content: Content) -> str:
        tag = each.tag
        if tag == W + "t":
            return each.text or ""
        if tag == W + "tab":
            return " "
        if tag in (W + "br", W + "cr"):
            if each.get(W + "type") in ("page", "column"):
                content.page_breaks += 1
                return ""
            return "\n"
        if tag == W + "lastRenderedPageBreak":
            content.page_breaks += 1
            return ""
        return self._rare(each, look, content)

    def _rare(self, each: _Element, look: Look, content: Content) -> str:
        tag = each.tag
        if tag == W + "sym":
            code = int(each.get(W + "char") or "0", 16)
            return symbol(each.get(W + "font") or "", chr(code)) if 0 < code < 0x110000 else ""  # noqa: PLR2004
        if tag == W + "noBreakHyphen":
            return "-"
        if tag == W + "instrText":
            content.links.extend(_ADDRESS.findall(each.text or ""))
        elif tag == W + "fldChar":
            return _form_box(each)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            _drawing(each, content)
        elif tag == MC + "AlternateContent":
            self._alternate_in_run(each, content)
        elif tag == W + "ruby":
            self._ruby(each, look, content)
        return ""

    @staticmethod
    def _alternate_in_run(element: _Element, content: Content) -> None:
        for branch in element:
            if next(branch.iter(W + "txbxContent", A + "blip", V + "imagedata"), None) is not None:
                _drawing(branch, content)
                return


def _form_box(element: _Element) -> str:
    """A check box of the old form fields."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = on(box, "checked")
    ticked = on(box, "default") if checked is None else checked
    return TICKED if ticked else UNTICKED


def _drawing(element: _Element, content: Content) -> None:
    """Note the pictures and text boxes of a drawing."""
    properties = next(element.iter(WP + "docPr"), None)
    alt = "" if properties is None else properties.get("descr") or ""
    for blip in element.iter(A + "blip"):
        if relation := blip.get(R + "embed"):
            content.pictures.append((relation, alt))
    for image in element.iter(V + "imagedata"):
        if relation := image.get(R + "id"):
            content.pictures.append((relation, alt))
    content.boxes.extend(element.iter(W + "txbxContent"))
