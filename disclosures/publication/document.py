"""The assembled document: what page, PDF and data are all made from.

It is plain data, already redacted; `Publication.document` stores it. A section is a list
of typed blocks, so that every output shows the same words in the same order.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1


class Part(BaseModel):
    """Base of everything in a document: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Heading(Part):
    """A heading inside a section: level 2 is （一）, 3 the title above a table or text."""

    kind: Literal["heading"] = "heading"
    level: int
    text: str
    anchor: str = ""


class Tone(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    NOTE = "note"
    CENTRED = "centred"
    SIGNED = "signed"
    MISSING = "missing"


class Paragraph(Part):
    """One paragraph; `tone` MISSING says that the college has filed nothing here."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    tone: Tone = Tone.BODY


class Clause(Part):
    """One labelled line of a rule text; `role` as in `disclosures.structure` (章 节 条 一、 …).

    `label` is the number as typed (第一条), `text` what follows it.
    """

    kind: Literal["clause"] = "clause"
    role: Literal[
        "chapter", "section", "article", "point", "item", "number", "subnumber", "circled"
    ]
    label: str
    text: str
    anchor: str = ""


class Column(Part):
    """`weight` is the column's share of the width; `key` names it in style sheets."""

    key: str
    label: str
    weight: int = 10
    centred: bool = False


class Cell(Part):
    """One cell. With `options` it is an answer: every option is shown, `chosen` are ticked.

    `lead` stands before the text (number and ★); `mark` says in words what ★ or ▲ means.
    """

    text: str = ""
    lead: str = ""
    mark: str = ""
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it: a phone leaves it out."""
        return not (self.text or self.lead or self.options)


class Row(Part):
    """A row; one with `group` set has a single cell over the whole width above it."""

    cells: tuple[Cell, ...]
    group: str = ""


class Table(Part):
    """A table of the form.

    `spanner` is a heading over all columns but the first; `row_header` is the index of the
    column that names the row for those who listen instead of look.
    """

    kind: Literal["table"] = "table"
    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    spanner: str = ""
    row_header: int = 0

    @property
    def wide(self) -> bool:
        """Whether the table needs smaller type: more than six columns of text."""
        return not self.spanner and len(self.columns) > 6  # noqa: PLR2004


class Pairs(Part):
    """A short list of facts: (name, value)."""

    kind: Literal["pairs"] = "pairs"
    rows: tuple[tuple[str, str], ...]


class Listing(Part):
    """Numbered lines, as an agenda has them."""

    kind: Literal["list"] = "list"
    items: tuple[str, ...]
    numbered: bool = True


class Links(Part):
    """Addresses of news pages, shown in full."""

    kind: Literal["links"] = "links"
    urls: tuple[str, ...]


class Image(Part):
    """A picture and its text equivalent. `file` is its name beside the page."""

    kind: Literal["picture"] = "picture"
    file: str
    attachment: str
    alt: str

    @property
    def spoken(self) -> str:
        """What a screen reader says: the college's words, or at least what it is."""
        kind, _, number = self.file.partition("-")
        return self.alt.strip() or f"{UNDESCRIBED.get(kind, '图片')}{number}"


UNDESCRIBED = {"chart": "组织机构图", "congress": "学生代表大会图片"}
"""By the beginning of a picture's name, for pictures that the college has not described."""

Block = Annotated[
    Heading | Paragraph | Clause | Table | Pairs | Listing | Links | Image,
    Field(discriminator="kind"),
]


class Section(Part):
    """One section of the form. `anchor` is its fragment in page and PDF; `sub` a （二）."""

    key: str
    title: str
    anchor: str
    sub: bool = False
    blocks: tuple[Block, ...] = ()


class Header(Part):
    """Who discloses, when, and to whom one complains. Names as shown, addresses as filed."""

    school: str
    organisation: str
    period: str
    edition: str
    federation: str = ""
    federation_email: str = ""
    national_email: str = ""


class Document(Part):
    """A whole disclosure, redacted. `data` is the same in the exchange format."""

    version: int = VERSION
    header: Header
    title: str
    preamble: str
    sections: tuple[Section, ...]
    closing: str
    notes: tuple[str, ...] = ()
    noindex: bool = True
    data: dict[str, Any]

    def pictures(self) -> list[Image]:
        """Every picture, in order."""
        return [
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Image)
        ]


def to_json(document: Document) -> dict[str, Any]:
    """The document as plain JSON values, for `Publication.document`."""
    return document.model_dump(mode="json")


def from_json(value: dict[str, Any]) -> Document:
    """Read back what `to_json` wrote. Raises pydantic's ValidationError for anything else."""
    return Document.model_validate(value)
