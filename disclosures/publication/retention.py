"""What stays of a roster when its time is over (保存期满): how many people, not who.

A roster is personal data that is published for a purpose and a time (《个人信息保护法》第十九条: no longer than the
purpose needs). Afterwards the document says how many people there were by post, department and grade. The people
responsible are officials of the League committee and stay named, as in `redact`.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from disclosures.publication.document import (
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    Table,
    from_json,
    to_json,
)
from disclosures.publication.names import mask_in, over_lines
from disclosures.reading.names import person_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from disclosures.publication.document import Block

COUNTED = ("post", "department", "grade")
"""Columns of the roster of which the number of people stays."""
BLANK = "未填写"
SHORT = frozenset({"remark", "note", "reason", "duties", "departments_text", "agenda", "congress"})
"""Columns of tables and keys of the data that hold short texts: a name in them is a name, even one like 文明."""

SHORT_SECTIONS = frozenset({"congress", "departments"})
"""Sections whose paragraphs are such texts, too."""


def retained(document: Document, known: Collection[str] = ()) -> Document:
    """Return `document` with its roster replaced by counts, and the names of the roster masked everywhere else.

    `known`: names on the rosters of its other versions, which are masked as well. Pure; a document
    that was retained before comes back as it is.
    """
    hidden = sorted((named(document) | {*known}) - _officials(document.data))
    if not hidden and not document.data.get("roster"):
        return document
    value = to_json(_counted_document(document))
    value["sections"] = [swept_section(one, hidden) for one in value["sections"]]
    value["data"] = swept(value["data"], hidden, short=False)
    return from_json(value)


def _counted_document(document: Document) -> Document:
    if not document.data.get("roster"):
        return document
    sections = tuple(_section(section) for section in document.sections)
    data = document.data | {"roster": None, "roster_counts": _counts(document)}
    return document.model_copy(update={"sections": sections, "data": data})


def named(document: Document) -> set[str]:
    """Names of the roster but for those of officials; masked ones give nothing away any more."""
    people = {person_name(row["name"] or "") for row in document.data.get("roster") or ()}
    return {name for name in people - _officials(document.data) if name and "*" not in name}


def _officials(data: dict[str, Any]) -> set[str]:
    return {person_name(row["name"] or "") for row in data.get("responsible") or ()}


def counted_rows(rows: Collection[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return as many rows that name nobody: of each counted column the values, sorted by themselves.

    What stands in one row belongs to no one person: only how often a value occurs is kept.
    """
    columns = {key: sorted(str(row.get(key) or "") for row in rows) for key in COUNTED}
    return [
        dict.fromkeys(row, "")
        | {"name": ""}
        | {key: column[place] for key, column in columns.items() if key in row}
        for place, row in enumerate(rows)
    ]


def counted_content(content: dict[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    """Return what was filed (section key → content) without people: the roster counted, `hidden` masked elsewhere."""
    names = sorted(hidden)
    shown = {
        key: swept(value, names, short=key in SHORT_SECTIONS) for key, value in content.items()
    }
    roster = content.get("roster") or {}
    if roster.get("rows"):
        shown["roster"] = roster | {"rows": counted_rows(roster["rows"])}
    return shown


def named_in(content: dict[str, Any]) -> set[str]:
    """Names on the roster of what was filed, but for those of officials."""
    rows = (content.get("roster") or {}).get("rows") or ()
    officials = (content.get("responsible") or {}).get("rows") or ()
    people = {person_name(str(row.get("name") or "")) for row in rows}
    return people - {person_name(str(row.get("name") or "")) for row in officials} - {""}


def masked(value: Any, hidden: Collection[str]) -> Any:
    """Return texts inside `value` (plain JSON) with every name masked: sentences about people, not rule texts."""
    return swept(value, sorted(hidden), short=True)


def _section(section: Section) -> Section:
    roster = _roster(section)
    return section.model_copy(update={"blocks": tuple(_blocks(roster))}) if roster else section


def _roster(section: Section) -> Table | None:
    tables = (block for block in section.blocks if isinstance(block, Table))
    return next((table for table in tables if table.name == "roster"), None)


def _blocks(roster: Table) -> Iterator[Block]:
    """A sentence, then a small table for each column that is counted."""
    yield Paragraph(
        text=f"工作人员共{len(roster.rows)}人。名单的公开期限已满，不再逐人公开，只列出人数。"
    )
    for column, counts in _counted(roster):
        yield Table(
            name=f"roster_{column.key}",
            caption=f"按{column.label}",
            columns=(
                Column(key=column.key, label=column.label, weight=40),
                Column(key="headcount", label="人数", weight=20, centred=True),
            ),
            rows=tuple(
                Row(cells=(Cell(text=value), Cell(text=str(count))))
                for value, count in counts.items()
            ),
        )


def _counted(roster: Table) -> Iterator[tuple[Column, Counter[str]]]:
    """Each counted column with the number of people for each of its values, in the roster's order."""
    for key in COUNTED:
        for place, column in enumerate(roster.columns):
            if column.key == key:
                cells = (row.cells[place].text.strip() for row in roster.rows)
                yield column, Counter(text or BLANK for text in cells)


def _counts(document: Document) -> dict[str, Any]:
    """The same for `data.json`."""
    rosters = [found for section in document.sections if (found := _roster(section))]
    counts: dict[str, Any] = {"people": len(document.data["roster"])}
    for roster in rosters:
        counts |= {column.key: dict(found) for column, found in _counted(roster)}
    return counts


def swept_section(section: dict[str, Any], hidden: list[str]) -> dict[str, Any]:
    """Mask the names in a section of a document (as JSON)."""
    short = section["key"] in SHORT_SECTIONS
    return section | {
        "blocks": [
            _swept_block(block, hidden, short) for block in _joined(section["blocks"], hidden)
        ]
    }


def _joined(blocks: list[dict[str, Any]], hidden: list[str]) -> list[dict[str, Any]]:
    """Mask names that a line's end broke over two paragraphs."""
    found = [dict(block) for block in blocks]
    for block in found:
        items = list(block.get("items") or ())
        for place in range(len(items) - 1):
            items[place : place + 2] = over_lines(items[place], items[place + 1], hidden)
        block.update({"items": items} if items else {})
    for first, second in pairwise(found):
        if isinstance(first.get("text"), str) and isinstance(second.get("text"), str):
            pair = over_lines(first["text"], second["text"], hidden)
            first["text"], second["text"] = pair
    return found


def _swept_block(block: dict[str, Any], hidden: list[str], short: bool) -> dict[str, Any]:
    if block["kind"] != "table":
        shown: dict[str, Any] = swept(block, hidden, short)
        return shown
    keys = [column["key"] for column in block["columns"]]
    rows = [
        row | {"cells": [swept(cell, hidden, key in SHORT) for key, cell in zip(keys, row["cells"], strict=True)]}
        for row in block["rows"]
    ]  # fmt: skip
    return block | {"rows": rows}


def swept(value: Any, hidden: list[str], short: bool) -> Any:
    """Mask the names in every text there is; keys too may be as typed (values that were counted)."""
    if isinstance(value, str):
        return mask_in(value, hidden, strict=short)
    if isinstance(value, dict):
        return {
            swept(key, hidden, short): swept(one, hidden, short or key in SHORT)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [swept(one, hidden, short) for one in value]
    return value
