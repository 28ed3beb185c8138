"""From lines to a tree."""

from disclosures.structure.labels import Kind, read_label, split_heading
from disclosures.structure.model import Node, Problem, Structure
from disclosures.structure.numbering import numbering_problems

_FIXED = (Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.POINT)
_USUAL = (*_FIXED, Kind.ITEM, Kind.NUMBER, Kind.SUBNUMBER, Kind.CIRCLED)
_OTHER = (*_FIXED, Kind.NUMBER, Kind.ITEM, Kind.SUBNUMBER, Kind.CIRCLED)
_SWAPPED = (Kind.ITEM, Kind.NUMBER)


def parse(text: str) -> Structure:
    """Return the structure of a rule text, one paragraph a line.

    Whether 1. stands under （一） or the other way round is not fixed by usage: the reading
    that leaves fewer numbering problems counts. Linear in the length of the text.
    """
    usual = _structure(text, _USUAL)
    if not any(problem.level in _SWAPPED for problem in usual.problems):
        return usual
    other = _structure(text, _OTHER)
    return other if len(other.problems) < len(usual.problems) else usual


def _structure(text: str, order: tuple[Kind, ...]) -> Structure:
    nodes = _tree(text, {kind: rank for rank, kind in enumerate(order)})
    problems: tuple[Problem, ...] = tuple(numbering_problems(Structure(tuple(nodes), ()).walk()))
    return Structure(tuple(nodes), problems)


def _tree(text: str, ranks: dict[Kind, int]) -> list[Node]:
    roots: list[Node] = []
    stack: list[Node] = []
    for count, line in enumerate(text.splitlines(), 1):
        for part in split_heading(line.strip()) if line[:40].lstrip().startswith("第") else [line]:
            if part := part.strip():
                _add(_node(part, count), stack, roots, ranks)
    return roots


def _node(part: str, line: int) -> Node:
    label = read_label(part)
    if label is None:
        return Node(Kind.PARAGRAPH, None, "", part, line)
    return Node(label.kind, label.number, label.label, label.rest, line)


def _add(node: Node, stack: list[Node], roots: list[Node], ranks: dict[Kind, int]) -> None:
    """Hang the node under the nearest one that may stand above it."""
    if node.kind is Kind.PARAGRAPH:
        _hang(node, _above_paragraph(stack), roots)
        return
    while stack and ranks[stack[-1].kind] >= ranks[node.kind]:
        stack.pop()
    _hang(node, stack[-1] if stack else None, roots)
    stack.append(node)


def _above_paragraph(stack: list[Node]) -> Node | None:
    """Return what a line without a label belongs to: its article (as 款), else the last label.

    The items above it stay open: 2、 after a remark goes on from the 1、 before it.
    """
    articles = [node for node in stack if node.kind is Kind.ARTICLE]
    return articles[0] if articles else stack[-1] if stack else None


def _hang(node: Node, parent: Node | None, roots: list[Node]) -> None:
    node.parent = parent
    (roots if parent is None else parent.children).append(node)
