"""Draws a page for us: pdfminer's layout with the text's rendering mode kept on each character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent, LTPage
    from pdfplumber.page import Page


def layout_of(page: Page) -> LTPage:
    """Return everything drawn on the page; characters have ``mode`` (2: bold by stroking, 3: unseen)."""
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent

    class Device(PDFPageAggregatorWithMarkedContent):
        mode = 0

        def render_string(self, textstate: Any, *rest: Any, **named: Any) -> None:
            self.mode = textstate.render
            super().render_string(textstate, *rest, **named)

        def render_char(self, *args: Any, **named: Any) -> float:
            advance: float = super().render_char(*args, **named)
            if self.cur_item._objs:  # noqa: SLF001 - where pdfplumber keeps its own marks, too
                self.cur_item._objs[-1].mode = self.mode  # type: ignore[attr-defined]  # noqa: SLF001
            return advance

    device = Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


def drawn(layout: LTComponent) -> Iterator[LTComponent]:
    """Yield what is drawn, that of forms inside the page included."""
    from pdfminer.layout import LTContainer

    for item in layout:  # type: ignore[attr-defined]
        if isinstance(item, LTContainer):
            yield from drawn(item)
        else:
            yield item


def sideways(items: list[LTComponent]) -> int:
    """Return by how many degrees a page must be turned to read most of its text: 0, 90, 180, 270."""
    from pdfminer.layout import LTChar

    ways = Counter(_way(item.matrix) for item in items if isinstance(item, LTChar))
    way, count = ways.most_common(1)[0] if ways else (0, 0)
    return way if count * 2 > ways.total() else 0


def _way(matrix: tuple[float, ...]) -> int:
    along, up = matrix[0], matrix[1]
    if abs(up) > abs(along):
        return 90 if up > 0 else 270
    return 180 if along < 0 else 0
