"""From lines to paragraphs: which line goes on with the one before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from disclosures.importing.blocks import Paragraph
from disclosures.importing.readers.pdf_cells import token_width
from disclosures.importing.readers.pdf_frame import Frame, Frames
from disclosures.importing.readers.pdf_parts import Line
from disclosures.importing.readers.pdf_struck import with_one_number
from disclosures.importing.readers.pdf_text import ends_sentence, has_leaders, join, starts_point

_OTHER_SIZE = 0.05
_WIDER = 1.27
_TAB = 1.5
_PAGE = re.compile(r"\d{1,3}")
_AT_EDGE = 0.7
_SAME_PLACE = 0.6
_FAR_RIGHT = 7.0
_ALMOST = 2.5


@dataclass(slots=True)
class Joiner:
    """Takes lines in order and gives paragraphs; ``frames`` say where the text stands."""

    frames: Frames
    lines: list[Line] = field(default_factory=list)
    _contents: bool = False
    """Inside a table of contents, where a page's number may stand in a line of its own."""

    def add(self, line: Line) -> Paragraph | None:
        """Take a line; return the paragraph before, if this begins a new one."""
        if self.lines and self._goes_on(line):
            self.lines.append(line)
            return None
        last = self.lines[-1] if self.lines else line
        self._contents = _leads_to_page(last) or (self._contents and _is_page(last))
        done = self.flush()
        self.lines = [line]
        return done

    def flush(self) -> Paragraph | None:
        """Return the paragraph begun, if any, and begin anew."""
        lines, self.lines = self.lines, []
        return self._paragraph(lines) if lines else None

    def _paragraph(self, lines: list[Line]) -> Paragraph:
        text = lines[0].text
        for line in lines[1:]:
            text = f"{text} {line.text}" if _is_page(line) else join(text, line.text)
        first = lines[0]
        links = dict.fromkeys(link for line in lines for link in line.links)
        return Paragraph(
            with_one_number(text.strip()),
            level=first.level,
            bold=all(line.bold for line in lines),
            centred=self._centred(first),
            size=Counter(line.size for line in lines).most_common(1)[0][0],
            links=tuple(links),
            page=first.page,
        )

    def _frame(self, line: Line) -> Frame:
        return self.frames.pages[line.page]

    def _centred(self, line: Line) -> bool:
        return self._frame(line).centred(line)

    def _goes_on(self, line: Line) -> bool:
        last = self.lines[-1]
        if self._contents and _is_page(line):
            return not self._apart(last, line)
        other = abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size)
        if other or last.level != line.level or _leads_to_page(last):
            return False
        if self._apart(last, line) or not self._full(last, line):
            return False
        if self._centred(line) or self._centred(last):
            return self._wrapped_title(last, line)
        if self._frame(line).indent(line) < _AT_EDGE:
            return not (ends_sentence(last.text) and self._begins(line))
        return self._goes_on_indented(last, line)

    def _begins(self, line: Line) -> bool:
        """Say whether a line at the edge, after a full one that ends a sentence, begins a paragraph.

        Where paragraphs have no indent, a short first line of a page does: word processors leave no
        last line of a paragraph alone there.
        """
        frame = self._frame(line)
        new_page = line.page != self.lines[-1].page
        alone = new_page and not frame.indented and frame.room(line) > 2 * line.size
        return starts_point(line.text) or alone

    def _apart(self, last: Line, line: Line) -> bool:
        """Say whether more than the usual distance lies between."""
        gap = line.base - last.base
        return last.page == line.page and not 0 < gap < _WIDER * self.frames.pitch(line)

    def _full(self, last: Line, line: Line) -> bool:
        """Say whether the line before ended because the next word had no room."""
        frame = self._frame(last)
        if frame.indent(last) > _FAR_RIGHT or (not frame.sure and ends_sentence(last.text)):
            return False
        room = frame.room(last)
        if room < token_width(line) + 0.35 * line.size:
            return True
        return frame.indented and room < _ALMOST * line.size and self._runs_on(last, line)

    def _runs_on(self, last: Line, line: Line) -> bool:
        """Say whether a line without indent, after an unfinished sentence, can only be its rest."""
        at_edge = self._frame(line).indent(line) < _AT_EDGE and not starts_point(line.text)
        return at_edge and not ends_sentence(last.text) and last.bold == line.bold

    def _wrapped_title(self, last: Line, line: Line) -> bool:
        return self._centred(line) and last.bold == line.bold and not starts_point(line.text)

    def _goes_on_indented(self, last: Line, line: Line) -> bool:
        if starts_point(line.text):
            return False
        step = (line.x0 - last.x0) / line.size if last.page == line.page else (
            self._frame(line).indent(line) - self._frame(last).indent(last)
        )  # fmt: skip
        hanging = len(self.lines) > 1 and self.lines[0].x0 < last.x0 - _SAME_PLACE * line.size
        if abs(step) < _SAME_PLACE:
            return hanging or not ends_sentence(last.text)
        return len(self.lines) == 1 and starts_point(last.text) and 0 < step < 4  # noqa: PLR2004


def _is_page(line: Line) -> bool:
    return bool(_PAGE.fullmatch(line.text.strip()))


def _leads_to_page(line: Line) -> bool:
    """Say whether this is a line of a table of contents."""
    if has_leaders(line.text):
        return True
    seen = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    digits = len(seen) - len("".join(glyph.text for glyph in seen).rstrip("0123456789"))
    if not 0 < digits < min(4, len(seen)):
        return False
    return seen[-digits].x0 - seen[-digits - 1].x1 > _TAB * line.size
