"""The structure of a rule text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from disclosures.structure.labels import Kind

_SENTENCE = re.compile(r"[^。！？；!?;]+[。！？；!?;]*[”’）)》」]*|[。！？；!?;]+")


@dataclass(slots=True)
class Node:
    """One line of the text and what stands under it.

    ``number`` and ``label`` (as typed: 第十条, （二）) are None and "" for a paragraph without a
    label; ``line`` counts from 1; ``depth`` is the number of nodes above; ``titles``: a paragraph
    that may be the title of another text (附件一, 选举办法).
    """

    kind: Kind
    number: int | None
    label: str
    text: str
    line: int
    titles: bool = False
    parent: "Node | None" = field(default=None, repr=False, compare=False)
    children: list["Node"] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many nodes stand above this one."""
        return sum(1 for _ in self.above())

    def above(self) -> Iterator["Node"]:
        """Yield the nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def where(self) -> str:
        """The node's place in words: ``第三章第十条第（二）项``, ``三、（一）``, ``第4行``."""
        labelled = [node for node in [*reversed([*self.above()]), self] if node.label]
        if not labelled:
            return f"第{self.line}行"
        articles = [place for place, node in enumerate(labelled) if node.kind is Kind.ARTICLE]
        first = articles[0] if articles else len(labelled)
        words = "".join(_in_words(node, place > first) for place, node in enumerate(labelled))
        return words + self._paragraph_in_words()

    def _paragraph_in_words(self) -> str:
        """Name the 款 of an article; its first stands in the article's own line."""
        if self.label or self.parent is None or self.parent.kind is not Kind.ARTICLE:
            return ""
        before = [node for node in self.parent.children if not node.label and node.line < self.line]
        return f"第{len(before) + 2}款"


def _in_words(node: Node, in_article: bool) -> str:
    if not in_article or node.kind in (Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE):
        return node.label
    unit = "项" if node.kind in (Kind.ITEM, Kind.POINT) else "目"
    return f"第{node.label.rstrip('、.．')}{unit}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or clause ended by ；), its node, and its place in words."""

    text: str
    node: Node

    @property
    def where(self) -> str:
        """The place of the sentence in words."""
        return self.node.where

    @property
    def line(self) -> int:
        """The line on which the sentence stands, counted from 1."""
        return self.node.line


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the numbering of a level, at a line; the sentence says what to do.

    ``text``: what stands behind the label.
    """

    kind: Literal["missing", "repeated", "order"]
    level: Kind
    line: int
    label: str
    where: str
    sentence: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """All nodes without a parent, and the numbering problems in the order of the text."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]

    def walk(self) -> Iterator[Node]:
        """Yield every node in the order of the text, which is not always that of the tree.

        A remark between two items hangs on their article, beside what stands around it.
        """
        found: list[Node] = []
        waiting = list(reversed(self.nodes))
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting.extend(reversed(node.children))
        yield from sorted(found, key=lambda node: node.line)

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in the order of the text, headings included."""
        for node in self.walk():
            for hit in _SENTENCE.finditer(node.text):
                if text := hit[0].strip():
                    yield Sentence(text, node)

    def of_kind(self, kind: Kind) -> list[Node]:
        """Return all nodes of a kind in the order of the text."""
        return [node for node in self.walk() if node.kind is kind]

    @property
    def chapters(self) -> list[Node]:
        """All 章."""
        return self.of_kind(Kind.CHAPTER)

    @property
    def articles(self) -> list[Node]:
        """All 条."""
        return self.of_kind(Kind.ARTICLE)
