"""A line of text is shaped once, not three times.

WeasyPrint throws a line's Pango layout away once it is measured and makes it anew, with a
context and a font description of its own, when the line is drawn: to save memory. A line
takes some kilobytes, a document of fifty pages some ten megabytes; so layouts live until
they are drawn, and share contexts, descriptions and attributes. Replaces
`weasyprint.text.line_break.Layout`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

WIDE = 0xFFFFFFFF
"""Pango's "to the end of the text"."""


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint.draw import text
    from weasyprint.text import line_break

    from disclosures.publication.tuning import replacing

    replacing.everywhere(line_break.Layout, kept())
    replacing.wrapped(text.draw_text, _anew_where_cut)


def _anew_where_cut(before: Any) -> Any:
    """Draw; a line that ends in an ellipsis is laid out again, as WeasyPrint wants it."""

    def draw(stream: Any, box: Any, offset: Any, overflow: str, ellipsis: Any) -> None:
        if overflow == "ellipsis" or ellipsis != "none":
            box.pango_layout.drawn = True
        before(stream, box, offset, overflow, ellipsis)

    return draw


@cache
def kept() -> Any:
    """The class; made when WeasyPrint is first needed."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango

    from disclosures.publication.tuning import fonts, gaps

    class Kept(line_break.Layout):  # type: ignore[misc]
        """A layout that stays until it is drawn; `gap`: pixels behind each character."""

        gap = 0.0
        drawn = False

        def setup(self, style: Any) -> None:
            if not fonts.plain(style):
                super().setup(style)
                return
            self.style = style
            self.first_line_direction = 0
            self.ascent = self.underline_position = self.strikethrough_position = None
            context, self.language = fonts.context(style)
            self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
            pango.pango_layout_set_auto_dir(self.layout, False)
            pango.pango_layout_set_font_description(self.layout, fonts.description(style))

        def deactivate(self) -> None:
            if self.drawn:
                super().deactivate()

        def reactivate(self, style: Any) -> None:
            if self.drawn:
                super().reactivate(style)
            self.drawn = True
            if self.gap and not gaps.widen(self, self.gap):
                super().reactivate(gaps.spaced(style, self.gap))

    return Kept
