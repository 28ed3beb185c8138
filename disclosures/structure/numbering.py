"""What is wrong with the numbering: numbers missing, repeated, out of order (T22).

Articles may run through the chapters or start again in each; everything else starts again under
each parent, and may start again after a paragraph without a label.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Literal

from disclosures.reading import in_chinese
from disclosures.structure.labels import Kind
from disclosures.structure.model import Node, Problem

Group = list[Node]
MOST = 200
"""More problems than this are not listed: the text is no rule text then."""
_TEMPLATES = {
    Kind.CHAPTER: "第{}章",
    Kind.SECTION: "第{}节",
    Kind.ARTICLE: "第{}条",
    Kind.POINT: "{}、",
    Kind.ITEM: "（{}）",
}
_ARABIC = {Kind.NUMBER: "{}.", Kind.SUBNUMBER: "（{}）", Kind.CIRCLED: "第{}个"}


def numbering_problems(nodes: Iterable[Node]) -> list[Problem]:
    """Return the problems of all nodes of a text, given in its order, sorted by line."""
    found = (problem for group in _groups(nodes) for problem in _in_group(group))
    return sorted(islice(found, MOST), key=lambda problem: problem.line)


def _groups(nodes: Iterable[Node]) -> list[Group]:
    """Put the nodes that ought to be numbered 1, 2, 3, … together."""
    groups: list[Group] = []
    running: dict[tuple[Kind, int], Group] = {}
    paragraphs: dict[int, int] = {}
    for node in nodes:
        parent = id(node.parent)
        if node.kind is Kind.PARAGRAPH:
            paragraphs[parent] = node.line
            continue
        key = (node.kind, 0 if node.kind is Kind.ARTICLE else parent)
        group = running.get(key)
        if group is None or _starts_again(node, group, paragraphs.get(parent, 0)):
            group = running[key] = []
            groups.append(group)
        group.append(node)
    return groups


def _starts_again(node: Node, group: Group, paragraph: int) -> bool:
    """Whether a number 1 rightly begins a new series."""
    if node.number != 1:
        return False
    if node.kind is Kind.ARTICLE:
        return node.parent is not group[-1].parent
    return paragraph > group[-1].line and node.kind is not Kind.CHAPTER


def _in_group(group: Group) -> Iterator[Problem]:
    seen: set[int] = set()
    highest = 0
    for node in group:
        number = node.number or 0
        if number in seen:
            yield _problem("repeated", node, f"“{node.label}”出现了不止一次，请改正编号。")
        elif number < highest:
            yield _problem(
                "order",
                node,
                f"“{node.label}”排在“{_label(node, highest)}”之后，请调整顺序或改正编号。",
            )
        seen.add(number)
        highest = max(highest, number)
    yield from _missing({node.number or 0: node for node in reversed(group)})


def _missing(by_number: dict[int, Node]) -> Iterator[Problem]:
    """Yield one problem for each gap, at the first node behind it."""
    for before, after in pairwise([0, *sorted(by_number)]):
        if after - before > 1:
            node = by_number[after]
            gap = f"“{_label(node, before + 1)}”"
            if after - before > 2:  # noqa: PLR2004 - more than one number is missing
                gap = f"{gap}至“{_label(node, after - 1)}”"
            yield _problem("missing", node, f"“{node.label}”之前缺{gap}，请补上或改正编号。")


def _problem(kind: Literal["missing", "repeated", "order"], node: Node, sentence: str) -> Problem:
    return Problem(kind, node.kind, node.line, node.label, node.where, sentence)


def _label(node: Node, number: int) -> str:
    """Write the label of another number in the manner of this node."""
    if node.kind in _ARABIC:
        return _ARABIC[node.kind].format(number)
    return _TEMPLATES[node.kind].format(in_chinese(number))
