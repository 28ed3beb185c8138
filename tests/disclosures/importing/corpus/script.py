"""A disclosure as a person lays it out: lines, tables and pictures, before it is Word or a page."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ticks:
    """Two boxes with their words; ``answer`` is 是, 否, both or blank."""

    answer: str
    yes: str
    no: str

    @property
    def ticked(self) -> tuple[bool, bool]:
        return self.answer in {"是", "both"}, self.answer in {"否", "both"}


@dataclass(frozen=True)
class Box:
    """A cell with its spans; ``nested`` stands as a table of its own inside."""

    content: str | Ticks = ""
    cols: int = 1
    rows: int = 1
    head: bool = False
    centred: bool = False
    nested: bool = False


@dataclass
class Grid:
    """A table: rows name only the cells that begin in them. ``widths`` are shares of the page."""

    name: str
    rows: list[list[Box]]
    widths: tuple[int, ...]


@dataclass
class Line:
    """One paragraph; ``role`` says what it is to a reader.

    title, preamble, section, caption, legend, doctitle, chapter, article, body, sign, closing,
    footnote, page, debris, foreign_title, foreign, contents.
    """

    text: str
    role: str = "body"
    links: tuple[str, ...] = ()
    boxed: bool = False
    smart: bool = False
    struck: str = ""
    key: str = ""


@dataclass
class Image:
    """A picture that holds what no text says."""

    name: str
    alt: str = ""


Block = Line | Grid | Image


@dataclass
class Script:
    """All of a document, and the words of its page."""

    blocks: list[Block] = field(default_factory=list)
    school: str = ""
    title: str = ""
