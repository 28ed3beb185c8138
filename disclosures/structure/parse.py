"""From lines to a tree."""

import re

from disclosures.structure.labels import Kind, read_label, split_heading
from disclosures.structure.model import Node, Structure
from disclosures.structure.numbering import numbering_problems
from disclosures.structure.written import quoted

_USUAL = {kind: rank for rank, kind in enumerate(Kind)}
"""What usually stands above what; 1. above （一） and 一、 above 第一条 occur as well."""
_HEADS = (Kind.CHAPTER, Kind.SECTION)
_TITLE_LONGEST = 44
_TITLE = re.compile(
    r"(?:附件|附录|附表)[一二三四五六七八九十\d\s:：]{0,6}.{0,30}|附\s*[:：].{0,30}"
    r"|第[一二三四五六七八九十\d]{1,3}(?:部分|编|篇)[\s:：、]?[^。；，]{0,20}"
    r"|[^。；！？，,;：:]{0,36}(?<![本该此])(?:章程|办法|规则|细则|方案|规定|制度|条例|规程|守则|流程|须知|公约)(?:[（(][^（）()]{1,20}[）)])?"
)
"""A line that may begin another text or part: its numbering may begin again."""


def parse(text: str) -> Structure:
    """Return the structure of a rule text, one paragraph a line.

    What stands under what is read from the text itself: a label of a kind that is still open
    goes on beside it, a new kind that begins with 1 stands under the last. Linear in the length
    of the text.
    """
    tree = _Tree()
    problems = numbering_problems(tree.grown(text))
    return Structure(tuple(tree.roots), tuple(problems))


class _Tree:
    """The tree while it grows: what is open, and under what each kind of label stood last."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.open: list[Node] = []
        self.under: dict[Kind, Kind | None] = {}
        self.remark = self.title = False

    def grown(self, text: str) -> list[Node]:
        """Hang all lines into the tree; return them in the order of the text."""
        found: list[Node] = []
        for count, line in enumerate(text.splitlines(), 1):
            parts = split_heading(line.strip()) if line[:40].lstrip().startswith("第") else [line]
            for part in parts:
                if part := part.strip():
                    found.append(self._add(_node(part, count, found[-1] if found else None)))
        return found

    def _add(self, node: Node) -> Node:
        """Hang the node under the nearest one that may stand above it."""
        if node.kind is Kind.PARAGRAPH:
            self.remark, self.title = True, self.title or node.titles
            return _hang(node, _above_paragraph(self.open), self.roots)
        if self.title and node.number == 1:
            self.open.clear()
            self.under.clear()
        self._close(node)
        self.remark = self.title = False
        above = self.open[-1] if self.open else None
        self.under[node.kind] = above.kind if above else None
        self.open.append(node)
        return _hang(node, above, self.roots)

    def _close(self, node: Node) -> None:
        """Take from what is open what ends where the node begins."""
        kinds = [each.kind for each in self.open]
        if node.kind in kinds:
            del self.open[kinds.index(node.kind) :]
        elif node.number != 1 or node.kind in _HEADS:
            self._close_lower(node.kind, self.under.get(node.kind))
        elif self.remark and Kind.ARTICLE in kinds:
            self._close_lower(node.kind, None)

    def _close_lower(self, kind: Kind, keep: Kind | None) -> None:
        """Close what usually stands no higher than the kind, but for the kind it stood under."""
        while self.open and _USUAL[self.open[-1].kind] >= _USUAL[kind]:
            if self.open[-1].kind is keep:
                return
            self.open.pop()


def _node(part: str, line: int, before: Node | None) -> Node:
    label = read_label(part)
    if label is None or quoted(label, before):
        titles = len(part) <= _TITLE_LONGEST and bool(_TITLE.fullmatch(part))
        return Node(Kind.PARAGRAPH, None, "", part, line, titles)
    return Node(label.kind, label.number, label.label, label.rest, line)


def _above_paragraph(above: list[Node]) -> Node | None:
    """Return what a line without a label belongs to: its article (as 款), else the last label.

    The items above it stay open: 2、 after a remark goes on from the 1、 before it.
    """
    articles = [node for node in above if node.kind is Kind.ARTICLE]
    return articles[0] if articles else above[-1] if above else None


def _hang(node: Node, parent: Node | None, roots: list[Node]) -> Node:
    node.parent = parent
    (roots if parent is None else parent.children).append(node)
    return node
