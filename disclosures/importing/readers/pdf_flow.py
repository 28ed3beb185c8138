"""Everything of all pages in the order of reading, as blocks."""

from __future__ import annotations

import re

from disclosures.importing.blocks import Block, Paragraph
from disclosures.importing.readers.pdf_across import append, continues
from disclosures.importing.readers.pdf_cells import Ruled
from disclosures.importing.readers.pdf_columns import take_columns
from disclosures.importing.readers.pdf_frame import frames_of
from disclosures.importing.readers.pdf_furniture import without_furniture
from disclosures.importing.readers.pdf_lines import lines_of
from disclosures.importing.readers.pdf_paragraphs import Joiner
from disclosures.importing.readers.pdf_parts import Line, Placed, Sheet
from disclosures.importing.readers.pdf_tables import take_tables

_GOES_ON = re.compile(r"^[（(【]?\s*(?:续表?|接上[表页]|续上[表页]|表\s*\d*\s*续)[\s\d）)】：:]*$")

Item = Line | Ruled | Placed


def blocks_of(sheets: list[Sheet], pictures: dict[int, list[Placed]]) -> list[Block]:
    """Return the blocks of all pages: tables and paragraphs over a page's end joined."""
    tables = {sheet.number: take_tables(sheet) for sheet in sheets}
    lines = {sheet.number: lines_of(sheet.glyphs, sheet.number, sheet.links) for sheet in sheets}
    kept = without_furniture({s.number: (s.height, lines[s.number]) for s in sheets})
    for sheet in sheets:
        more, kept[sheet.number] = take_columns(kept[sheet.number], sheet.across, sheet.links)
        tables[sheet.number] += more
    items: list[Item] = []
    for sheet in sheets:
        page: list[Item] = [
            *kept[sheet.number], *tables[sheet.number], *pictures.get(sheet.number, []),
        ]  # fmt: skip
        items += sorted(page, key=_height)
    joiner = Joiner(frames_of({s.number: (s.width, kept[s.number]) for s in sheets}))
    return _blocks(_with_joined_tables(items), joiner)


def _height(item: Item) -> float:
    return item.base - item.size * 0.5 if isinstance(item, Line) else item.box.top


def _with_joined_tables(items: list[Item]) -> list[Item]:
    found: list[Item] = []
    last_page = 0
    for item in items:
        table = found[-1] if found else None
        if isinstance(item, Ruled) and isinstance(table, Ruled):
            if item.page == last_page + 1 and continues(table, item):
                append(table, item)
                last_page = item.page
                continue
        elif isinstance(item, Line) and isinstance(table, Ruled) and _GOES_ON.match(item.text):
            continue
        found.append(item)
        last_page = item.page if isinstance(item, (Ruled, Line)) else last_page
    return found


def _blocks(items: list[Item], joiner: Joiner) -> list[Block]:
    blocks: list[Block | None] = []
    for item in items:
        if isinstance(item, Line):
            blocks.append(joiner.add(item))
            continue
        blocks.append(joiner.flush())
        blocks.append(item.table() if isinstance(item, Ruled) else item.picture)
    blocks.append(joiner.flush())
    return [block for block in blocks if block is not None and not _is_empty(block)]


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text
