"""What every reader gives: one list of blocks, whatever the file was.

Readers know formats and nothing of disclosures; whatever reads sections knows disclosures and
nothing of formats.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TICKED, UNTICKED = "☑", "☐"
"""How every reader writes a box that it knows to be one (content control, symbol font, input)."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph as it is seen.

    ``text``: automatic numbering written out in front, known boxes as ☑ and ☐, a line break as
    a line feed. ``level``: 1 and more for a heading by style or outline, 0 otherwise. ``bold``: all that
    is seen of it; ``centred``; ``size`` in points, 0 where unknown. ``links``: addresses behind it.
    ``page`` counts from 1, None where the file has no pages.
    """

    text: str
    level: int = 0
    bold: bool = False
    centred: bool = False
    size: float = 0.0
    links: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table's grid: its text, paragraphs parted by a line feed.

    ``covered``: the place belongs to a merged cell that begins left of it or above it, whose text
    it repeats.
    """

    text: str
    covered: bool = False
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Table:
    """A grid: every row has as many cells as the table has columns, merged ones resolved."""

    rows: list[list[Cell]]
    page: int | None = None


@dataclass(slots=True)
class Picture:
    """A picture where it stands in the text; ``alt`` as given by the file."""

    data: bytes
    content_type: str
    name: str = ""
    alt: str = ""
    page: int | None = None


Block = Paragraph | Table | Picture


@dataclass(slots=True)
class Document:
    """A file as read: blocks in the order of reading.

    ``data``: our own exchange data, where the file carries it (the PDF's ``data.json``);
    ``remarks``: sentences of the reader about what it had to leave out.
    """

    kind: str
    blocks: list[Block] = field(default_factory=list)
    pages: int | None = None
    data: object = None
    remarks: list[str] = field(default_factory=list)
