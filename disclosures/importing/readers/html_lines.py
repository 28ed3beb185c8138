"""Lines of a web page as a browser puts them: white space collapsed, breaks kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosures.importing.blocks import Paragraph
from disclosures.importing.readers.html_style import Look
from disclosures.importing.ticks import plain_symbols
from disclosures.structure.labels import read_label

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uffee"
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*+\n[ \t\n\f]*+(?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\n\f]+")
_NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x01-\x08\x0b\x0e-\x1f]")
_LONG = 60
"""Characters from which on a line that ends in ``<br>`` is a paragraph of its own."""


@dataclass(slots=True)
class Line:
    """One line: its text, how many characters are bold and of which size, links behind it."""

    text: str = ""
    count: int = 0
    bold: int = 0
    sizes: dict[float, int] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """Append a piece of text."""
        self.text += text
        count = len("".join(text.split()))
        if count:
            self.count += count
            self.bold += count if look.bold else 0
            self.sizes[look.size] = self.sizes.get(look.size, 0) + count


class Lines:
    """The inline content of one block, until the next block begins."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lines = [Line()]
        self._look = Look()

    def text(self, text: str, look: Look) -> None:
        """Append text as it stands in the file."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not look.kept:
            self._add(text, look)
            return
        for place, part in enumerate(text.replace(" ", "\u00a0").expandtabs(4).split("\n")):
            if place:
                self.end_line()
            self._add(part, look)

    def _add(self, text: str, look: Look) -> None:
        if text.strip(" \t\n\f") and not self._lines[-1].count:
            self._look = look
        self._lines[-1].add(text, look)

    def link(self, address: str) -> None:
        """Note an address behind the text that follows."""
        self._lines[-1].links.append(address)

    def end_line(self) -> None:
        """Begin a new line (``<br>``)."""
        self._lines.append(Line())

    def paragraphs(self) -> list[Paragraph]:
        """Return what was collected and begin anew: one paragraph, or several where ``<br>`` parts them."""
        lines = [(_seen(line.text), line) for line in self._lines]
        look = self._look
        self.__init__()  # type: ignore[misc]
        groups: list[list[tuple[str, Line]]] = [[]]
        for text, line in lines:
            if text:
                groups[-1].append((text, line))
            elif groups[-1]:
                groups.append([])
        return [
            _paragraph(part, look)
            for group in groups
            if group
            for part in _parts(group, look.level)
        ]


def _seen(text: str) -> str:
    text = _NOTHING.sub("", text)
    text = _SPACES.sub(" ", _BREAK_IN_CHINESE.sub("", text)).strip(" ")
    return plain_symbols(text.replace("\u00a0", " ").strip())


def _parts(lines: list[tuple[str, Line]], level: int) -> list[list[tuple[str, Line]]]:
    """Make paragraphs of lines where they are long, numbered or of different weight."""
    if len(lines) == 1 or level:
        return [lines]
    own = (
        any(len(text) >= _LONG for text, _line in lines)
        or any(read_label(text) for text, _line in lines[1:])
        or len({_bold(line) for _text, line in lines}) > 1
    )
    return [[each] for each in lines] if own else [lines]


def _bold(line: Line) -> bool:
    return line.count > 0 and line.bold == line.count


def _paragraph(lines: list[tuple[str, Line]], look: Look) -> Paragraph:
    sizes: dict[float, int] = {}
    for _text, line in lines:
        for size, count in line.sizes.items():
            sizes[size] = sizes.get(size, 0) + count
    return Paragraph(
        "\n".join(text for text, _line in lines),
        level=look.level,
        bold=all(_bold(line) for _text, line in lines),
        centred=look.centred,
        size=max(sizes, key=lambda size: sizes[size]) if sizes else 0.0,
        links=tuple(dict.fromkeys(link for _text, line in lines for link in line.links)),
    )
