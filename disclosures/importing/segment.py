"""From blocks to sections: one segmenter for every format.

Text sections begin at their headings; tables go to the section of their kind wherever they stand,
so that a heading that is missing or a table at an odd place costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from disclosures.importing import foreign, headings
from disclosures.importing.blocks import Block, Cell, Paragraph, Picture, Table
from disclosures.importing.headings import Heading
from disclosures.importing.imported import Sureness
from disclosures.importing.tables import ROSTER, SECTION, goes_on, kind_of

_DEPARTMENT = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．]\s*)?[\u4e00-\u9fff]{2,10}(?:部|处|室|中心|团|队|组)"
)
_GAP = 3
"""Blocks between two halves of a table that was split over pages."""


@dataclass(slots=True)
class Segment:
    """One section as found: its heading (None where only its table told), blocks, tables by kind.

    ``pasted``: a document of somebody else's that stood among the blocks; ``pieced``: what should be
    a table was put together from lines.
    """

    key: str
    place: int
    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)
    pasted: list[Paragraph] = field(default_factory=list)
    pieced: bool = False

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the section."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def piece(self, *words: list[str]) -> None:
        """Note that a table was put together from the lines that hold a word, or stand in one."""
        used = ["".join(word.split()) for each in words for word in each if word]
        self.pieced = True
        self.blocks = [
            block
            for block in self.blocks
            if not isinstance(block, Paragraph) or not _among("".join(block.text.split()), used)
        ]

    @property
    def pictures(self) -> list[Picture]:
        """The pictures of the section."""
        return [block for block in self.blocks if isinstance(block, Picture)]

    @property
    def sure(self) -> Sureness:
        """How sure the section is."""
        if self.pieced:
            return Sureness.LOW
        if self.tables and (self.heading or self.key != "roster"):
            return Sureness.HIGH
        if self.heading is None:
            return Sureness.MEDIUM
        strong, fair = 4.0, 2.0
        if self.heading.weight >= strong:
            return Sureness.HIGH
        return Sureness.MEDIUM if self.heading.weight >= fair else Sureness.LOW


@dataclass(slots=True)
class Segments:
    """``front``: what stands before the first section; ``sections`` in the order of the text."""

    front: list[Block] = field(default_factory=list)
    sections: list[Segment] = field(default_factory=list)

    def get(self, key: str) -> Segment | None:
        """Return the section of a key."""
        return next((segment for segment in self.sections if segment.key == key), None)


def _among(line: str, used: list[str]) -> bool:
    """Say whether a line holds one of the words, or its text behind a colon is part of one."""
    told = re.split("[:：]", line)[-1]
    return any(word in line or (len(told) > 1 and told in word) for word in used)


def segment(blocks: list[Block]) -> Segments:
    """Cut a document's blocks into its sections."""
    heads = {heading.place: heading for heading in headings.find(blocks)}
    kinds = _kinds(blocks)
    found = Segments()
    here: Segment | None = None
    skip = 0
    for place, block in enumerate(blocks):
        if skip:
            skip -= 1
            continue
        if place in heads:
            here = Segment(heads[place].title.key, place, heads[place])
            found.sections.append(here)
            skip = heads[place].lines - 1
        elif isinstance(block, Table) and (kind := kinds.get(place)):
            here = _table(found, here, kind, block, place, _ahead(heads, place))
        else:
            (here.blocks if here else found.front).append(block)
    _merge(found)
    for each in found.sections:
        each.blocks, each.pasted = foreign.part(each.blocks)
    return found


def _kinds(blocks: list[Block]) -> dict[int, str]:
    """Return the kind of every table; a half without a header is of the kind of the half before."""
    kinds: dict[int, str] = {}
    last: int | None = None
    for place, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        kind = kind_of(block)
        if last is not None and kind is None and place - last <= _GAP:
            before = blocks[last]
            if isinstance(before, Table) and goes_on(before, block):
                kind = kinds[last]
        if kind:
            kinds[place] = kind
            last = place
    return kinds


def _ahead(heads: dict[int, Heading], place: int) -> set[str]:
    """Return the sections whose heading is still to come."""
    return {heading.title.key for at, heading in heads.items() if at > place}


def _table(
    found: Segments, here: Segment | None, kind: str, table: Table, place: int, ahead: set[str]
) -> Segment | None:
    """Give a table to the section of its kind, and return the section that goes on behind it."""
    key = SECTION[kind]
    table = _captioned(here, kind, table)
    if here is not None and (here.key == key or (here.key == "indicators" and key == "second_level" and key in ahead)):  # fmt: skip
        here.tables.append((kind, table))
        return here
    owner = found.get(key)
    if owner is None:
        owner = Segment(key, place)
        found.sections.append(owner)
        owner.tables.append((kind, table))
        return here if key in ahead else owner
    owner.tables.append((kind, table))
    return here


def _captioned(here: Segment | None, kind: str, table: Table) -> Table:
    """Put the line above a table of people, which names their department, into the table."""
    above = here.blocks[-1] if here and here.blocks else None
    if kind != ROSTER or not isinstance(above, Paragraph) or not table.rows:
        return table
    name = above.text.strip("▍▌■●◆◇▶►•· ：:【】")
    if here is None or not _DEPARTMENT.fullmatch(name):
        return table
    here.blocks.pop()
    caption = [Cell(name), *[Cell(name, covered=True)] * (len(table.rows[0]) - 1)]
    return replace(table, rows=[caption, *table.rows])


def _merge(found: Segments) -> None:
    """Make one of two sections with one key: a table came before its heading."""
    by_key: dict[str, Segment] = {}
    for each in list(found.sections):
        first = by_key.setdefault(each.key, each)
        if first is each:
            continue
        each.tables = first.tables + each.tables
        each.blocks = first.blocks + each.blocks
        found.sections.remove(first)
        by_key[each.key] = each
