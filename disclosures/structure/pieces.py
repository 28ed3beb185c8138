"""A rule text cut into what is compared and asked about: headings, articles with all that stands under them, loose paragraphs.

A piece has a name of its own in the text: 第十二条, where articles begin anew in each chapter 第三章第一条,
where nothing is numbered its line. A place inside it (第十二条第（二）项) leads to it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from disclosures.structure.labels import Kind
from disclosures.structure.model import Node
from disclosures.structure.parse import parse

WORDS = 12
"""Characters by which a paragraph without a number is called."""
HEADINGS = (Kind.CHAPTER, Kind.SECTION)


@dataclass(frozen=True)
class Piece:
    """``name`` is its name in the text; ``body`` goes without the number, ``text`` is all of it as it stands.

    ``places`` are its positions among the pieces of its kind, in the text and below its heading, from 0.
    """

    node: Node
    name: str
    places: tuple[int, int]
    body: str
    text: str

    @property
    def label(self) -> str:
        """What a reader calls it: its name, or the first words where nothing is numbered."""
        return self.name if self.node.label else _short(self.node.text)

    @cached_property
    def inside(self) -> frozenset[str]:
        """The names of everything in it, and its own."""
        below = [self.node] if self.node.kind in HEADINGS else _all(self.node)
        return frozenset(
            [self.name, *(name for node in below if node.label for name in _names(node))]
        )

    @cached_property
    def above(self) -> frozenset[str]:
        """The names of the headings that it stands under."""
        above = [node for node in self.node.above() if node.label]
        return frozenset(name for node in above for name in (_plain(node.label), *_names(node)))


@lru_cache(maxsize=128)
def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text: 章 and 节 by their headings, everything else with what stands under it."""
    nodes = list(_cut(parse(text).nodes))
    labels = Counter(_plain(node.label) for node in nodes)
    again = (node for node in nodes if node.label and labels[_plain(node.label)] > 1)
    wheres = Counter(_plain(node.where) for node in again)
    counted: Counter[tuple[Kind, int]] = Counter()
    found = []
    for node in nodes:
        whole, below = (node.kind, 0), (node.kind, id(node.parent))
        found.append(_piece(node, _name(node, labels, wheres), (counted[whole], counted[below])))
        counted.update((whole, below))
    return tuple(found)


def piece_at(text: str, name: str) -> Piece | None:
    """Return the piece of this name, or in which a place of this name lies; None where there is none."""
    exact = _by_name(text).get(name)
    return exact or next((piece for piece in pieces(text) if name in piece.inside), None)


@lru_cache(maxsize=128)
def _by_name(text: str) -> dict[str, Piece]:
    return {piece.name: piece for piece in reversed(pieces(text))}


def _cut(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if node.kind in HEADINGS:
            yield from _cut(node.children)


def _name(node: Node, labels: Counter[str], wheres: Counter[str]) -> str:
    label, where = _plain(node.label), _plain(node.where)
    if label and labels[label] == 1:
        return label
    return where if label and wheres[where] == 1 else f"第{node.line}行"


def _names(node: Node) -> tuple[str, str]:
    """Return the place in words, as the rules write it and without spaces."""
    return node.where, _plain(node.where)


def _plain(label: str) -> str:
    return "".join(label.split())


def _piece(node: Node, name: str, places: tuple[int, int]) -> Piece:
    under = [] if node.kind in HEADINGS else list(_all(node))[1:]
    below = [_line(one) for one in under]
    return Piece(
        node, name, places, "\n".join([node.text, *below]), "\n".join([_line(node), *below])
    )


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _line(node: Node) -> str:
    gap = " " if node.kind in (*HEADINGS, Kind.ARTICLE) else ""
    return f"{node.label}{gap}{node.text}"


def _short(text: str) -> str:
    return f"“{text[:WORDS]}…”" if len(text) > WORDS else f"“{text}”"
