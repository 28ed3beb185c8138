"""What does not belong to the text: page numbers, lone punctuation, running heads, the closing line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from disclosures.importing.blocks import Block, Paragraph, Table
from disclosures.importing.characters import clean
from disclosures.importing.titles import read_title
from disclosures.structure.labels import read_label

_PAGE = re.compile(
    r"[-—–−－_~·•\s]*第?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,4})\s*页\s*[,，/／]?\s*(?:共\s*\d{1,3}\s*页)?[-—–\s]*"
    r"|[-—–−－~·•]+\s*\d{1,3}\s*[-—–−－~·•]+|\d{1,3}\s*[/／]\s*\d{1,3}\s*页|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
_LONE = re.compile(r"[\s；;。，,、：:．.·…•*＊|｜_＿~～!！?？'\"“”‘’—–-]+")
_NUMBER = re.compile(r"(\d{1,3})(?:\s*[/／]\s*(\d{1,3}))?")
_CLOSING = re.compile(
    r"(?:如有不实|不实情况|如有异议|自评公开内容).{0,40}(?:邮件|邮箱|反映|举报)|以上自评公开内容"
)
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_REPEATED, _SHORT = 4, range(2, 33)
_FRAME = 2
"""Rows of a table that can be a frame although it has more than one column."""
_APART = 8
"""A page has more lines than that."""
_OPEN_END = re.compile(r"[\u4e00-\u9fffA-Za-z0-9@、，,（(《“]$")


@dataclass(slots=True)
class Tidied:
    """The blocks that count; ``emails`` of the closing line; ``debris`` as (place, text)."""

    blocks: list[Block] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    closing: str = ""
    debris: list[tuple[int, str]] = field(default_factory=list)


def tidy(blocks: list[Block]) -> Tidied:
    """Split broken lines into paragraphs, take debris and the closing line out."""
    lines = _lines(blocks)
    repeated = _repeated(lines)
    counted = _counted(lines)
    tidied = Tidied()
    broken = False
    for place, block in enumerate(lines):
        if not isinstance(block, Paragraph):
            tidied.blocks.append(block)
            continue
        if is_debris(block.text) or block.text in repeated or place in counted:
            tidied.debris.append((len(tidied.blocks), block.text))
            broken = not _LONE.fullmatch(block.text)
            continue
        _append(tidied.blocks, block, broken=broken)
        broken = False
    _close(tidied)
    return tidied


def _close(tidied: Tidied) -> None:
    """Take the closing line out, which may have been broken by a page number."""
    for block in list(tidied.blocks):
        if isinstance(block, Paragraph) and is_closing(block.text):
            tidied.blocks.remove(block)
            tidied.closing += block.text
            tidied.emails.extend(emails(block.text))


def is_debris(text: str) -> bool:
    """Say whether a line is a page number or punctuation alone."""
    return bool(_PAGE.fullmatch(text.strip()) or _LONE.fullmatch(text))


def is_closing(text: str) -> bool:
    """Say whether a line is the form's closing line."""
    flat = re.sub(r"\s+", "", text)
    return len(flat) < 240 and bool(_CLOSING.search(flat))  # noqa: PLR2004 - the line has about 90


def emails(text: str) -> list[str]:
    """Return the mailboxes of a text in their order, each once."""
    return list(dict.fromkeys(re.sub(r"\s", "", hit).strip(".") for hit in _EMAIL.findall(text)))


def _lines(blocks: list[Block]) -> list[Block]:
    """Make a paragraph of every line that a line break parts, and of a box around a single line."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            full = any(cell.text.strip() for row in block.rows for cell in row)
            found.extend(_boxed(block) or [_cleaned(block)] if full else ())
        elif isinstance(block, Paragraph):
            texts = (clean(text).strip() for text in block.text.split("\n"))
            found.extend(replace(block, text=text) for text in texts if text)
        else:
            found.append(block)
    return found


def _cleaned(table: Table) -> Table:
    rows = [[replace(cell, text=clean(cell.text)) for cell in row] for row in table.rows]
    return replace(table, rows=rows)


def _boxed(table: Table) -> list[Block]:
    """Return the lines of a table of one column: a frame around a heading or a text."""
    rows = [[cell for cell in row if not cell.covered and cell.text.strip()] for row in table.rows]
    if len(table.rows) > _FRAME and len(table.rows[0]) > 1:
        return []
    if any(len(row) > 1 for row in rows):
        return []
    lines = [line for row in rows for cell in row for line in cell.text.split("\n")]
    box = len(lines) == 1
    return [
        Paragraph(clean(line).strip(), bold=box, centred=box, page=table.page)
        for line in lines
        if line.strip()
    ]


def _repeated(lines: list[Block]) -> set[str]:
    """Return short lines that come again and again, far apart: running heads, watermarks."""
    places: dict[str, list[int]] = {}
    for place, block in enumerate(lines):
        if isinstance(block, Paragraph) and len(block.text) in _SHORT:
            places.setdefault(block.text, []).append(place)
    return {
        text
        for text, found in places.items()
        if len(found) >= _REPEATED
        and min(later - earlier for earlier, later in pairwise(found)) >= _APART
        and read_label(text) is None
        and not re.search(r"[：:；;，,、]$", text)
    }


def _counted(lines: list[Block]) -> set[int]:
    """Return the places of bare numbers (12, 12/30) that count the pages up, far apart."""
    numbers = [
        (place, int(hit[1]), hit[2])
        for place, block in enumerate(lines)
        if isinstance(block, Paragraph) and (hit := _NUMBER.fullmatch(block.text.strip()))
    ]
    rising = [
        (place, of)
        for at, (place, number, of) in enumerate(numbers)
        if at == 0 or number > numbers[at - 1][1]
    ]
    places = [place for place, _of in rising]
    if len(rising) < 3 or len({of for _place, of in rising}) > 1:  # noqa: PLR2004
        return set()
    return set(places) if median(b - a for a, b in pairwise(places)) >= _APART else set()


def _append(blocks: list[Block], block: Paragraph, *, broken: bool) -> None:
    """Append a paragraph; join it to the one before where a page number broke a sentence."""
    last = blocks[-1] if blocks else None
    if (
        broken
        and isinstance(last, Paragraph)
        and _OPEN_END.search(last.text)
        and len(last.text) > 20  # noqa: PLR2004 - a short line is not a broken sentence
        and read_title(last.text) is None
        and read_label(block.text) is None
        and not block.centred
        and not block.level
    ):
        blocks[-1] = replace(last, text=last.text + block.text, links=last.links + block.links)
    else:
        blocks.append(block)
