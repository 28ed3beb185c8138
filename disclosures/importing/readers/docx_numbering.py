"""Word's automatic numbering written out: 第一章, 第一条, 一、, （一）, 1. are not in a file's text.

ECMA-376 part 1, 17.9: a paragraph names a number definition (``w:num``) and a level; the label is
the level's pattern (第%1章) with the counters of the levels above. Definitions that rest on the same
abstract one count on together, unless they say where to start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosures.importing.readers.docx_names import W, child, on, value
from disclosures.importing.readers.docx_numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """One level of a definition: where it starts, in which numerals, its pattern and what follows.

    ``paragraph``: the id of the paragraph style that stands for this level.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    paragraph: str = ""


@dataclass(slots=True)
class Definition:
    """A ``w:num``: the abstract definition, its levels, and the levels that start anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document; ``label`` must be asked in the order of the text."""

    def __init__(self, root: _Element | None) -> None:
        """Read ``numbering.xml`` (None: the document has none)."""
        self._definitions = _definitions(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()

    def level_of(self, number: str, style: str) -> int:
        """Return the level that a paragraph style stands for; the first where it stands for none."""
        definition = self._definitions.get(number)
        levels = definition.levels if definition else {}
        return next((at for at, level in levels.items() if style and level.paragraph == style), 0)

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and return its label with what follows; "" for a bullet or none."""
        definition = self._definitions.get(number)
        if definition is None or level not in definition.levels:
            return ""
        counts = self._counts.setdefault(definition.abstract, {})
        if number not in self._started:
            self._started.add(number)
            for at, start in definition.starts.items():
                counts[at] = start - 1
        self._count(definition, counts, level)
        return _written(definition, counts, level)

    def _count(self, definition: Definition, counts: dict[int, int], level: int) -> None:
        for at in range(level):
            counts.setdefault(at, definition.levels.get(at, Level()).start)
        start = definition.levels[level].start
        counts[level] = counts.get(level, start - 1) + 1
        for at in [at for at in counts if at > level]:
            restart = definition.levels.get(at, Level()).restart
            if restart is None or (restart > 0 and level < restart):
                del counts[at]


def _written(definition: Definition, counts: dict[int, int], level: int) -> str:
    here = definition.levels[level]
    if here.style in ("bullet", "none") and "%" not in here.pattern:
        return ""

    def put(hit: re.Match[str]) -> str:
        at = int(hit[1]) - 1
        kind = definition.levels.get(at, Level())
        style = "decimal" if here.legal and at < level else kind.style
        return numeral(counts.get(at, kind.start), style)

    text = _PLACE.sub(put, here.pattern)
    if not text or here.style == "bullet":
        return ""
    spaced = text[-1] in "章节条" or (here.suffix != "nothing" and text[-1] not in "、）)．.，：:")
    return f"{text} " if spaced else text


def _definitions(root: _Element) -> dict[str, Definition]:
    abstracts = {str(each.get(W + "abstractNumId")): each for each in root.iter(W + "abstractNum")}
    by_style = {
        name: key
        for key, each in abstracts.items()
        if (name := value(each, "styleLink")) is not None
    }
    numbers = {}
    for each in root.iter(W + "num"):
        key = value(each, "abstractNumId") or ""
        linked = value(abstracts.get(key), "numStyleLink")
        key = by_style.get(linked, key) if linked else key
        if key in abstracts:
            numbers[str(each.get(W + "numId"))] = _definition(key, abstracts[key], each)
    return numbers


def _definition(key: str, abstract: _Element, number: _Element) -> Definition:
    levels = _levels(abstract.iterchildren(W + "lvl"))
    starts = {}
    for override in number.iterchildren(W + "lvlOverride"):
        at = int(override.get(W + "ilvl") or 0)
        levels.update(_levels(override.iterchildren(W + "lvl")))
        start = value(override, "startOverride")
        if start and start.lstrip("-").isdigit():
            starts[at] = int(start)
    return Definition(key, levels, starts)


def _levels(elements: Iterable[_Element]) -> dict[int, Level]:
    return {int(each.get(W + "ilvl") or 0): _level(each) for each in elements}


def _level(element: _Element) -> Level:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    style = child(element, "numFmt")
    return Level(
        start=int(start) if start and start.lstrip("-").isdigit() else 1,
        style="decimal" if style is None else style.get(W + "val") or "decimal",
        pattern=value(element, "lvlText") or "",
        suffix=value(element, "suff") or "tab",
        restart=int(restart) if restart and restart.isdigit() else None,
        legal=bool(on(element, "isLgl")),
        paragraph=value(element, "pStyle") or "",
    )
