"""Every text of a document with the name of its place, as people would point at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosures.publication.document import Document, Section, Table


@dataclass(frozen=True)
class Spot:
    """A text, where it stands in words, and the key of its section."""

    text: str
    where: str
    section: str = ""


def of(document: Document) -> Iterator[Spot]:
    """Cover and fixed texts first, then section by section."""
    header = document.header
    for text in (header.school, header.organisation, header.federation, document.title):
        yield Spot(text, _("封面"))
    for text in (document.preamble, document.closing, *document.notes):
        yield Spot(text, _("固定文字"))
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Spot]:
    yield Spot(section.title, section.title, section.key)
    near = ""
    for block in section.blocks:
        if block.kind == "table":
            yield from (
                Spot(text, f"{section.title}，{where}", section.key)
                for text, where in _cells(block)
            )
            continue
        if block.kind == "clause" and block.role in ("chapter", "article"):
            near = f"，{block.label}"
        yield from (Spot(text, section.title + near, section.key) for text in _texts(block))


def _cells(table: Table) -> Iterator[tuple[str, str]]:
    yield table.caption + "".join(one.label for one in table.columns), _("表头")
    for number, row in enumerate(table.rows, 1):
        yield row.group, _("第%(number)s行") % {"number": number}
        for column, cell in zip(table.columns, row.cells, strict=True):
            place = {"number": number, "column": column.label}
            yield cell.lead + cell.text, _("第%(number)s行“%(column)s”") % place


def _texts(block: Any) -> Iterator[str]:
    """The strings of any block that is not a table."""
    if block.kind == "clause":
        yield block.label + block.text
    elif block.kind == "pairs":
        yield from (name + value for name, value in block.rows)
    elif block.kind == "list":
        yield from block.items
    elif block.kind == "links":
        yield from block.urls
    else:
        yield block.alt if block.kind == "picture" else block.text
