"""What does not belong to the text: page numbers, lone punctuation, running heads, the closing line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from disclosures.importing.blocks import Block, Cell, Paragraph, Table
from disclosures.importing.characters import clean
from disclosures.importing.titles import read_title
from disclosures.structure.labels import read_label

_PAGE = re.compile(
    r"[-—–−－_~·•\s]*+(?:第\s*+)?(?:\d{1,3}|[一二三四五六七八九十]{1,4})\s*+页\s*+(?:[,，/／]\s*+)?(?:共\s*+\d{1,3}\s*+页)?[-—–\s]*+"
    r"|[-—–−－~·•]+\s*\d{1,3}\s*[-—–−－~·•]+|\d{1,3}\s*[/／]\s*\d{1,3}\s*页|[Pp]age\s*\d+(?:\s*of\s*\d+)?"
)
_LONE = re.compile(r"[\s；;。，,、：:．.·…•*＊|｜_＿~～!！?？'\"“”‘’—–-]+")
_NUMBER = re.compile(r"(\d{1,3})(?:\s*[/／]\s*(\d{1,3}))?")
_CLOSING = re.compile(
    r"(?:以上|上述|公开)(?:自评)?(?:公开)?(?:内容|信息|材料|情况).{0,30}(?:反映|举报|异议|不实|监督).{0,40}@"
    r"|(?:如有不实|不实情况|如有异议|自评公开内容).{0,40}(?:邮件|邮箱|反映|举报)|以上自评公开内容"
)
_COMPLAINTS = re.compile(r"监督|举报|反映|投诉|异议|意见|建议|联系邮箱")
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""A mailbox; before the @ stand at most 64 characters (RFC 5321, 4.5.3.1.1)."""
_REPEATED, _SHORT = 4, range(2, 33)
_FRAME = 2
"""Rows of a table that can be a frame although it has more than one column."""
_TEXT = 80
"""A row of one cell that holds more is a text and no caption."""
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
    if len(flat) > 240 or read_label(text):  # noqa: PLR2004 - the line has about 90
        return False
    return bool(_CLOSING.search(flat) or ("@" in flat and _COMPLAINTS.search(flat)))


def emails(text: str) -> list[str]:
    """Return the mailboxes of a text in their order, each once."""
    return list(dict.fromkeys(re.sub(r"\s", "", hit).strip(".") for hit in _EMAIL.findall(text)))


def _lines(blocks: list[Block]) -> list[Block]:
    """Make a paragraph of every line that a line break parts, and of a box around a single line."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            for part in _parts(block):
                found.extend(_boxed(part) or [part])
        elif isinstance(block, Paragraph):
            texts = (clean(text).strip() for text in block.text.split("\n"))
            found.extend(replace(block, text=text) for text in texts if text)
        else:
            found.append(block)
    return found


def _parts(table: Table) -> Iterator[Table]:
    """Part a table at rows that are one cell with a heading or a whole text in it.

    Some forms are one table from the first page to the last.
    """
    if _titled(table):
        for row in table.rows:
            yield from (replace(table, rows=[[cell]]) for cell in row if not cell.covered)
        return
    rows: list[list[Cell]] = []
    for row in table.rows:
        cleaned = [replace(cell, text=clean(cell.text)) for cell in row]
        if not any(cell.text.strip() for cell in cleaned):
            continue
        if _divides(cleaned):
            if rows:
                yield replace(table, rows=rows)
            yield replace(table, rows=[cleaned])
            rows = []
        else:
            rows.append(cleaned)
    if rows:
        yield replace(table, rows=rows)


def _titled(table: Table) -> bool:
    """Say whether a table has the sections' headings on the left and their texts on the right."""
    if not table.rows or len(table.rows[0]) != 2:  # noqa: PLR2004
        return False
    titles = {title.key for row in table.rows if (title := read_title(row[0].text))}
    return len(titles) > 2  # noqa: PLR2004 - two could be words of a list


def _divides(row: list[Cell]) -> bool:
    """Say whether a row is one cell over all columns that heads a section or holds a text."""
    own = [cell.text.strip() for cell in row if not cell.covered and cell.text.strip()]
    if len(own) != 1 or len(row) < 2 or row[0].covered or not row[0].text.strip():  # noqa: PLR2004
        return False
    wide = all(cell.covered for cell in row[1:])
    return wide and (read_title(own[0]) is not None or len(own[0]) > _TEXT or is_closing(own[0]))


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
