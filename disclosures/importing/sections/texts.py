"""Rule texts: charter, candidate, election, delegate, appraisal rules, party guidance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing.blocks import Paragraph, Table
from disclosures.importing.sections.cells import own
from disclosures.reading import spotted_days
from disclosures.structure import parse
from disclosures.structure.labels import read_label

if TYPE_CHECKING:
    from disclosures.importing.blocks import Block
    from disclosures.importing.segment import Segment

_ADOPTED = re.compile(r"通过|修订|审议|施行|修正")
_HEAD = 6
"""Lines at the head of a charter among which its title and adoption stand."""
LONGEST = 40
"""No line of a title is longer."""
_IN_TEXT = re.compile(r"本章程(?:已?经|由|于|自).{0,40}通过")


def text_of(blocks: list[Block]) -> str:
    """Return the text of blocks, one paragraph a line; a table gives a line for each row."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text.strip())
        elif isinstance(block, Table):
            found.extend(" ".join(text for text in own(row) if text) for row in block.rows)
    return "\n".join(line for line in found if line)


def read_charter(segment: Segment) -> dict[str, Any]:
    """Return the exchange format's charter: title apart, day of adoption, numbering counted."""
    found = text_of(segment.blocks).split("\n")
    title, rest = _title(found)
    heading = segment.heading.title if segment.heading else None
    if not title and heading:
        title = heading.quoted or re.sub(r"(?<=章程)(?:全文|正文|文本)$", "", heading.core)
    text = "\n".join(rest)
    structure = parse(text)
    return {
        "title": title.strip("《》") or None,
        "adopted": _adopted(rest),
        "chapters": len(structure.chapters),
        "articles": len(structure.articles),
        "articles_missing_or_misnumbered": [problem.label for problem in structure.problems],
        "text": text,
    }


def _title(found: list[str]) -> tuple[str, list[str]]:
    """Part the title lines (one or two, up to the word 章程) from the text."""
    for count in (1, 2, 3):
        lines = found[:count]
        joined = re.sub(r"\s+", "", "".join(lines)).strip("《》")
        if any(map(_no_title, lines)):
            break
        if re.search(r"章程(?:[（(](?:草案|修正案|修订稿?|试行|\d{4}年?.{0,6})[)）])?$", joined):
            return joined, found[count:]
    return "", found


def _no_title(line: str) -> bool:
    return bool(read_label(line) or len(line) > LONGEST or re.search(r"[。；：]", line))


def _adopted(found: list[str]) -> str | None:
    """Return the day on which the charter was adopted (ISO), None where it does not say."""
    head = next((at for at, line in enumerate(found) if read_label(line)), len(found))
    for line in found[: min(head + 1, _HEAD)] + found[-2:]:
        bracketed = re.fullmatch(r"[(（\[【].*[)）\]】]", line.strip())
        if (bracketed or len(line) < 60) and _ADOPTED.search(line) and (day := _last_day(line)):  # noqa: PLR2004
            return day
    for line in found:
        if (hit := _IN_TEXT.search(line)) and (day := _last_day(hit[0])):
            return day
    return None


def _last_day(line: str) -> str | None:
    days = spotted_days(line)
    return days[-1].first.isoformat() if days else None
