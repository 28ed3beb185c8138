"""Which lines of a document are its section headings: every line that could be one is weighed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from disclosures.importing.blocks import Block, Paragraph, Picture, Table
from disclosures.importing.sections.lines import in_lines
from disclosures.importing.tables import SECTION, kind_of
from disclosures.importing.titles import NUMBERS, ORDER, Title, read_title
from disclosures.structure.labels import Kind, read_label

_TABLES = frozenset(SECTION.values())
_NEAR = 5
"""As many blocks behind a heading are looked at for what should follow."""
_ENOUGH = 1.0
_OUT_OF_ORDER = 2.0
_LISTED = 6
"""What a page number at the end of a heading takes off: it stands in a table of contents."""
_SERIES, _IN_SERIES = 4, 2.5
"""So many headings numbered on make a series; what belonging to it weighs."""
_TITLE_BEHIND = 4
_ANNEX = re.compile(
    r"附件?[一二三四五六七八九十\d]{0,3}[:：]?|第[一二三四五六七八九十]{1,3}部分[:：]?"
    r"|(?:PART|Part|NO|No)?[.．]?\d{0,2}|[一二三四五六七八九十]{1,2}[、.．]?|[▍▌■●◆◇▶►]+"
)
_TOPS = 3
_ALIKE = 0.8
"""An unmarked heading over two lines must be so like the official one."""
_JOINED = 3
"""A heading is broken over at most so many lines."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (or ``lines`` of them, from ``place``) that could head section ``title.key``."""

    place: int
    lines: int
    title: Title
    text: str
    weight: float


def find(blocks: list[Block]) -> list[Heading]:
    """Return the headings of a document in the order of its text, at most one a section."""
    candidates = _in_series(
        [heading for heading in _candidates(blocks) if not _listed(heading, blocks)]
    )
    best: dict[str, Heading] = {}
    for heading in candidates:
        held = best.get(heading.title.key)
        if held is None or heading.weight > held.weight:
            best[heading.title.key] = heading
    best = {key: heading for key, heading in best.items() if heading.weight >= _ENOUGH}
    best = _in_order(best, candidates)
    best = {key: _first_of(heading, candidates) for key, heading in best.items()}
    if (both := best.get("candidate_rules")) and both.title.combined:
        best.pop("election_rules", None)
    chosen = [_with_annex(heading, blocks) for heading in best.values()]
    return sorted(chosen, key=lambda heading: heading.place)


def _in_series(candidates: list[Heading]) -> list[Heading]:
    """Weigh up headings that are numbered on through the document, whatever the manner: （一）…（十）."""
    best: list[Heading] = []
    for kind in (Kind.POINT, Kind.ITEM, Kind.NUMBER):
        chain: list[Heading] = []
        for each in candidates:
            if each.title.label is kind and _follows(chain, each):
                chain.append(each)
        best = max(best, chain, key=len)
    if len(best) < _SERIES:
        return candidates
    places = {each.place for each in best}
    return [
        replace(each, weight=each.weight + _IN_SERIES) if each.place in places else each
        for each in candidates
    ]


def _follows(chain: list[Heading], heading: Heading) -> bool:
    """Say whether a heading is another section's and numbered higher than the last of a chain."""
    if not chain:
        return True
    number, last = heading.title.number or 0, chain[-1].title.number or 0
    new = all(each.title.key != heading.title.key for each in chain)
    return new and last < number <= last + 3


def _first_of(heading: Heading, candidates: list[Heading]) -> Heading:
    """Take the form's heading where the text's own title stands right behind it and looks heavier."""
    before = [
        each
        for each in candidates
        if each.title.key == heading.title.key
        and 0 < heading.place - each.place <= _TITLE_BEHIND
        and each.weight >= _ENOUGH
    ]
    return before[0] if before else heading


def _with_annex(heading: Heading, blocks: list[Block]) -> Heading:
    """Take the lines above a heading to it that only number it: 附件五：, PART 02."""
    for _line in range(_TOPS):
        above = blocks[heading.place - 1] if heading.place else None
        if not isinstance(above, Paragraph) or not _ANNEX.fullmatch("".join(above.text.split())):
            break
        heading = replace(heading, place=heading.place - 1, lines=heading.lines + 1)
    return heading


def _candidates(blocks: list[Block]) -> list[Heading]:
    size = body_size(blocks)
    kinds = {
        place: kind_of(block) for place, block in enumerate(blocks) if isinstance(block, Table)
    }
    found: list[Heading] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (heading := _candidate(blocks, place, size, kinds)):
            found.append(heading)
    return found


def _candidate(
    blocks: list[Block], place: int, size: float, kinds: dict[int, str | None]
) -> Heading | None:
    first = blocks[place]
    if not isinstance(first, Paragraph):
        return None
    text = first.text
    block: Block | None = first
    for lines in range(1, _JOINED + 1):
        if lines > 1:
            block = blocks[place + lines - 1] if place + lines <= len(blocks) else None
            if not _goes_on(first, block, text):
                return None
            text += block.text  # type: ignore[union-attr]
        title = read_title(text)
        if lines > 1 and title and not (title.label or title.quoted) and _alone(block, title):
            return None
        if title and (lines == 1 or _whole(title, first)):
            weight = _weight(title, first, size) + _followed(blocks, place + lines, title, kinds)
            return Heading(place, lines, title, text, weight)
    return None


def _alone(block: Block | None, title: Title) -> bool:
    """Say whether the last line of a joined heading is as good a heading by itself."""
    alone = read_title(block.text) if isinstance(block, Paragraph) else None
    return alone is not None and alone.key == title.key and alone.likeness >= title.likeness


def _whole(title: Title, first: Paragraph) -> bool:
    """Say whether lines that are no heading alone make one together."""
    numbered = title.label in (Kind.POINT, Kind.NUMBER) or (
        title.label is Kind.ITEM and title.key in ("indicators", "second_level")
    )
    quoted = bool(title.quoted) and "《" in first.text
    return numbered or bool(first.level) or quoted or title.likeness >= _ALIKE


def _goes_on(first: Paragraph, block: Block | None, text: str) -> bool:
    """Say whether a line can be the rest of a heading that is broken."""
    return (
        isinstance(block, Paragraph)
        and len(text) < 40  # noqa: PLR2004 - a heading's first part is short
        and len(block.text) < 40  # noqa: PLR2004
        and read_label(block.text) is None
        and block.centred == first.centred
        and block.bold == first.bold
        and not text.rstrip().endswith(("。", "；", "：", ":", ";"))
    )


def body_size(blocks: list[Block]) -> float:
    """Return the size of most of the text, 0 where sizes are unknown."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph):
            sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _weight(title: Title, line: Paragraph, size: float) -> float:
    """Weigh how much a line looks like a section heading."""
    weight = 4 * max(0.0, title.likeness - 0.4)
    expected = NUMBERS.get(title.key)
    if title.label is Kind.POINT:
        weight += 3 if title.number == expected else 0.5
    elif title.label is Kind.ITEM:
        weight += 2 if title.key in ("second_level", "indicators") else -1
    elif title.label is Kind.NUMBER:
        weight += 1.5 if title.number == expected else -0.5
    weight += {0: 0.0, 1: 2.5}.get(line.level, 1.0)
    weight += bool(line.bold) + 0.5 * bool(line.centred) + 0.7 * (0 < size < line.size)
    weight += 2 * bool(title.quoted and title.key == "charter")
    weight -= _LISTED * title.listed
    return weight


def _followed(blocks: list[Block], start: int, title: Title, kinds: dict[int, str | None]) -> float:
    """Weigh what stands behind a line: the table that its section is made of, or text."""
    for place in range(start, min(start + _NEAR, len(blocks))):
        kind = kinds.get(place)
        if kind and SECTION[kind] == title.key:
            return 2.5
    nearest = blocks[start] if start < len(blocks) else None
    if title.key == "departments" and isinstance(nearest, Picture):
        return 2.5
    if nearest is None:
        return 0.0
    if title.key in _TABLES:
        near = [
            block.text for block in blocks[start : start + _NEAR] if isinstance(block, Paragraph)
        ]
        return 2.0 if in_lines(title.key, near) else 0.0
    if isinstance(nearest, Paragraph):
        other = read_title(nearest.text)
        return -1.5 if other and other.key != title.key else 1.0
    return 0.0


def _listed(heading: Heading, blocks: list[Block]) -> bool:
    """Say whether a heading stands in a table of contents: headings around it and no text between."""
    keys, with_page = {heading.title.key}, 0
    for step in (1, -1):
        place = heading.place + (heading.lines if step > 0 else -1)
        while 0 <= place < len(blocks):
            block = blocks[place]
            title = read_title(block.text) if isinstance(block, Paragraph) else None
            if title is None and not (isinstance(block, Paragraph) and _short_entry(block)):
                break
            if title:
                keys.add(title.key)
                with_page += title.listed
            place += step
    if with_page > 2 and not heading.title.listed:  # noqa: PLR2004 - the list has pages, it has none
        return False
    return len(keys) > 3  # noqa: PLR2004 - two headings in a row happen, four are a list


def _short_entry(block: Paragraph) -> bool:
    """Say whether a line is 目录 or the second half of an entry."""
    flat = "".join(block.text.split())
    return flat in ("目录", "目次") or (len(flat) < 12 and flat[-1:].isdigit())  # noqa: PLR2004


def _in_order(best: dict[str, Heading], candidates: list[Heading]) -> dict[str, Heading]:
    """Take another candidate where the first choice stands far out of the official order."""
    chosen = dict(best)
    for _round in range(3):
        changed = False
        for key in list(chosen):
            options = [
                each for each in candidates if each.title.key == key and each.weight >= _ENOUGH
            ]
            better = max(options, key=lambda each: _sum({**chosen, each.title.key: each}))
            if better is not chosen[key]:
                chosen[key], changed = better, True
        if not changed:
            break
    return chosen


def _sum(chosen: dict[str, Heading]) -> float:
    """Return the weight of a choice: its headings, less what stands out of order."""
    row = sorted(chosen.values(), key=lambda heading: heading.place)
    ranks = [ORDER.index(heading.title.key) for heading in row]
    wrong = sum(later < earlier for earlier, later in pairwise(ranks))
    return sum(heading.weight for heading in row) - _OUT_OF_ORDER * wrong
