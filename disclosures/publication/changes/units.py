"""A section of a published document as a list of lines, tables and pictures."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from disclosures.comparison.aligning import Reading, alike
from disclosures.publication.document import (
    Clause,
    Document,
    Heading,
    Image,
    Links,
    Listing,
    Pairs,
    Paragraph,
    Section,
    Table,
)

FRONT = "front"
HEADER = {
    "school": "学校",
    "organisation": "组织",
    "period": "年度",
    "federation": "审核单位",
    "federation_email": "学联邮箱",
    "national_email": "全国学联邮箱",
}


@dataclass(frozen=True)
class Line:
    """One line of text; ``form`` says what it is, ``under`` what it stands under (which is not compared)."""

    form: str
    label: str
    text: str
    under: str = field(default="", compare=False)


Unit = Line | Table | Image


def of_front(document: Document) -> list[Unit]:
    """What stands before and after the sections: title, who, preamble, notes, closing line."""
    named = [(label, getattr(document.header, key)) for key, label in HEADER.items()]
    lines = [Line("fact", label, text) for label, text in named if text]
    lines += [Line("text", "", note) for note in document.notes]
    return [
        Line("title", "标题", document.title),
        *lines,
        Line("preamble", "说明", document.preamble),
        Line("closing", "落款", document.closing),
    ]


def of_section(section: Section | None) -> list[Unit]:
    """The units of a section, its title first; none where there is no such section."""
    return [Line("title", "", section.title), *_walked(section)] if section else []


def _walked(section: Section) -> Iterator[Unit]:
    under = ""
    for block in section.blocks:
        if isinstance(block, Table | Image):
            yield block
            continue
        yield from _lines(block, under)
        if isinstance(block, Heading):
            under = block.text
        elif isinstance(block, Clause) and block.role in {"chapter", "article", "point"}:
            under = block.label


def _lines(block: Any, under: str) -> Iterator[Line]:
    match block:
        case Heading(level=level, text=text):
            yield Line(f"heading-{level}", "", text)
        case Paragraph(text=text, tone=tone):
            yield Line(f"text-{tone}", "", text, under)
        case Clause(role=role, label=label, text=text):
            alone = role in {"chapter", "article", "point"}
            yield Line(role, label, text, "" if alone else under)
        case Pairs(rows=rows):
            yield from (Line("fact", name, value, under) for name, value in rows)
        case Listing(items=items):
            yield from (Line("item", "", item, under) for item in items)
        case Links(urls=urls):
            yield from (Line("link", "", url, under) for url in urls)


def shape(table: Table) -> tuple[object, ...]:
    """What two tables must have in common to be compared row by row."""
    return (table.name, table.caption, table.spanner, *(one.label for one in table.columns))


@dataclass(frozen=True)
class Placed:
    """A unit and its place in the section."""

    at: int
    unit: Unit


def _whole(one: Placed) -> Hashable:
    return (one.unit.attachment, one.unit.alt) if isinstance(one.unit, Image) else one.unit


def _body(one: Placed) -> Hashable:
    match one.unit:
        case Line(form=form, text=text):
            return (form, text)
        case Table() as table:
            return shape(table)
        case Image(attachment=attachment):
            return ("picture", attachment)


def _name(one: Placed) -> str:
    match one.unit:
        case Line(form=form, label=label):
            return f"{form}:{label}" if label else ""
        case Image(file=file):
            return f"picture:{file}"
    return ""


def _alike(one: Placed, two: Placed) -> bool:
    old, new = one.unit, two.unit
    if not (isinstance(old, Line) and isinstance(new, Line)):
        return False
    return old.form == new.form and alike(old.text, new.text)


READING = Reading[Placed](whole=_whole, body=_body, name=_name, alike=_alike)
