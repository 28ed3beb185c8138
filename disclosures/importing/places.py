"""Where a section was read, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosures.importing.blocks import Block, Paragraph, Table
from disclosures.importing.imported import Source

if TYPE_CHECKING:
    from disclosures.importing.segment import Segment, Segments

SNIPPET = 80
"""Characters of a section's first words that are shown."""


def sources(segments: Segments, blocks: list[Block]) -> dict[str, Source]:
    """Return the source of every section that was found; tables are counted through ``blocks``."""
    tables = [block for block in blocks if isinstance(block, Table)]
    numbers = {id(table): number for number, table in enumerate(tables, 1)}
    found = {each.key: _source(each, numbers) for each in segments.sections}
    combined = segments.get("candidate_rules")
    if combined and combined.heading and combined.heading.title.combined:
        found.setdefault("election_rules", found["candidate_rules"])
    return found


def _source(each: Segment, numbers: dict[int, int]) -> Source:
    page = next((block.page for block in _all(each) if block.page), None)
    words = [f"第{page}页"] if page else []
    tables = [numbers[id(table)] for _kind, table in each.tables if id(table) in numbers]
    if tables:
        words.append("第" + "、".join(str(number) for number in tables) + "张表")
    if each.heading:
        words.append(f"“{each.heading.text[:40]}”")
    return Source(" ".join(words), _snippet(each), each.sure)


def _all(each: Segment) -> list[Paragraph | Table]:
    paragraphs = [block for block in each.blocks if isinstance(block, Paragraph)]
    return [*paragraphs[:1], *(table for _kind, table in each.tables)]


def _snippet(each: Segment) -> str:
    if each.tables:
        rows = each.tables[0][1].rows
        row = rows[min(1, len(rows) - 1)]
        text = " ".join(cell.text for cell in row if not cell.covered)
    else:
        text = " ".join(paragraph.text for paragraph in each.paragraphs[:3])
    return " ".join(text.split())[:SNIPPET]
