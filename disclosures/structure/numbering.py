"""What is wrong with the numbering: numbers missing, repeated, out of order (T22).

Articles may run through the chapters or start again in each; lists under headings may do either;
everything else starts again under each parent, and may start again after a paragraph without a
label. A number that stands inside a line, or is written in another manner, is not missing.
"""

from collections.abc import Iterator
from itertools import islice, pairwise, takewhile
from typing import Literal, NamedTuple

from disclosures.reading import in_chinese
from disclosures.structure.contents import without_contents
from disclosures.structure.labels import Kind
from disclosures.structure.model import Node, Problem
from disclosures.structure.written import hangs, written_between

MOST = 200
"""More problems than this are not listed: the text is no rule text then."""
EXCERPT = 3
"""A text whose first article has this number or a higher one is taken for an excerpt."""
_TEMPLATES = {
    Kind.CHAPTER: "第{}章",
    Kind.SECTION: "第{}节",
    Kind.ARTICLE: "第{}条",
    Kind.POINT: "{}、",
    Kind.ITEM: "（{}）",
}
_ARABIC = {Kind.NUMBER: "{}.", Kind.SUBNUMBER: "（{}）", Kind.CIRCLED: "第{}个"}


class _Placed(NamedTuple):
    """A labelled node and its place among all lines of the text."""

    place: int
    node: Node

    @property
    def number(self) -> int:
        return self.node.number or 0


Group = list[_Placed]


def numbering_problems(nodes: list[Node]) -> list[Problem]:
    """Return the problems of all nodes of a text, given in its order, sorted by line."""
    lines = without_contents(nodes)
    found = (problem for group in _groups(lines) for problem in _in_group(group, lines))
    return sorted(islice(found, MOST), key=lambda problem: problem.line)


def _groups(lines: list[Node]) -> list[Group]:
    """Put the nodes that ought to be numbered 1, 2, 3, … together."""
    return _Series(lines).groups


class _Series:
    """The series of labels while they are read."""

    def __init__(self, lines: list[Node]) -> None:
        self.groups: list[Group] = []
        self.running: dict[tuple[Kind, int], Group] = {}
        self.latest: dict[Kind, Group] = {}
        self.remarks: dict[int, int] = {}
        title = False
        for place, node in enumerate(lines):
            if node.kind is Kind.PARAGRAPH:
                self.remarks[id(node.parent)] = node.line
                title = title or node.titles
                continue
            if title and node.number == 1:
                self.running.clear()
            title = False
            self._put(_Placed(place, node))

    def _put(self, placed: _Placed) -> None:
        node = placed.node
        key = (node.kind, 0 if node.kind is Kind.ARTICLE else id(node.parent))
        group = self.running.get(key) or self._going_on(node)
        if group is None or self._starts_again(node, group):
            group = []
            self.groups.append(group)
        self.running[key] = self.latest[node.kind] = group
        group.append(placed)

    def _going_on(self, node: Node) -> Group | None:
        """Return the series that the node goes on with from under an earlier heading."""
        latest = self.latest.get(node.kind)
        if latest is None or node.number == 1 or node.kind in (Kind.CHAPTER, Kind.SECTION):
            return None
        below_article = node.parent is not None and node.parent.kind is Kind.ARTICLE
        return None if below_article or latest[-1].number + 1 != node.number else latest

    def _starts_again(self, node: Node, group: Group) -> bool:
        """Whether a number 1 rightly begins a new series."""
        before = group[-1].node
        if node.number != 1:
            return False
        if node.kind is Kind.ARTICLE:
            return node.parent is not before.parent
        return node.kind is not Kind.CHAPTER and (
            self.remarks.get(id(node.parent), 0) > before.line or node.parent is not before.parent
        )


def _in_group(group: Group, lines: list[Node]) -> Iterator[Problem]:
    seen: dict[int, _Placed] = {}
    highest = 0
    for placed in group:
        node, number = placed.node, placed.number
        loose = number != highest + 1 and hangs(lines, placed.place)
        if loose and (number in seen or number < highest):
            continue
        if number in seen:
            yield _problem("repeated", node, f"“{node.label}”出现了不止一次，请改正编号。")
        elif number < highest:
            said = f"“{node.label}”排在“{_label(node, highest)}”之后，请调整顺序或改正编号。"
            yield _problem("order", node, said)
        if not loose:
            seen.setdefault(number, placed)
            highest = max(highest, number)
    yield from _missing(seen, lines)


def _missing(seen: dict[int, _Placed], lines: list[Node]) -> Iterator[Problem]:
    """Yield one problem for each gap, at the first node behind it."""
    for before, after in pairwise([0, *sorted(seen)]):
        if after - before == 1:
            continue
        placed, node = seen[after], seen[after].node
        begin = seen[before].place if before else _start(placed, lines)
        if written_between(node, range(before + 1, after), lines[begin : placed.place]):
            continue
        if not before and _excerpt(node, lines):
            continue
        gap = f"“{_label(node, before + 1)}”"
        if after - before > 2:  # noqa: PLR2004 - more than one number is missing
            gap = f"{gap}至“{_label(node, after - 1)}”"
        yield _problem("missing", node, _said(node, before, gap, lines[placed.place - 1]))


def _start(placed: _Placed, lines: list[Node]) -> int:
    """Return the place of the parent's own line, without a parent that of the first line."""
    place = placed.place
    while place > 0 and lines[place] is not placed.node.parent:
        place -= 1
    return place


def _excerpt(node: Node, lines: list[Node]) -> bool:
    """Whether the text begins in the middle: no other label than those of chapters before it."""
    if node.kind not in (Kind.CHAPTER, Kind.ARTICLE) or (node.number or 0) < EXCERPT:
        return False
    before = takewhile(lambda each: each is not node, lines)
    return all(_mid_heading(each) for each in before)


def _mid_heading(node: Node) -> bool:
    """Whether a line before the first article may stand in an excerpt: no first chapter, no list."""
    heads = (Kind.CHAPTER, Kind.SECTION)
    return not node.label or (node.kind in heads and (node.number != 1 or node.kind is heads[1]))


def _said(node: Node, before: int, gap: str, line: Node) -> str:
    """Say what is missing, or that another manner of numbering goes before."""
    other = [line, *line.above()]
    same = next((each for each in other if each.number == (node.number or 0) - 1), None)
    if not before and same and same.kind is not node.kind and same.number != 1:
        return f"前面的编号是“{same.label}”，这里却是“{node.label}”，请统一编号。"
    return f"“{node.label}”之前缺{gap}，请补上或改正编号。"


def _problem(kind: Literal["missing", "repeated", "order"], node: Node, sentence: str) -> Problem:
    return Problem(kind, node.kind, node.line, node.label, node.where, sentence, node.text)


def _label(node: Node, number: int) -> str:
    """Write the label of another number in the manner of this node."""
    if node.kind in _ARABIC:
        return _ARABIC[node.kind].format(number)
    return _TEMPLATES[node.kind].format(in_chinese(number))
