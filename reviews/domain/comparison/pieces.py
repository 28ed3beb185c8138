"""A rule text cut into what is compared: headings, articles with all that stands under them, loose paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from disclosures import structure
from disclosures.structure import Kind, Node

WORDS = 12
"""Characters by which a paragraph without a number is called."""


class Piece(NamedTuple):
    """``label`` is 第十二条 (or the first words where nothing is numbered); ``body`` goes without the number."""

    label: str
    body: str
    text: str


def pieces(text: str) -> list[Piece]:
    """Cut a text: 章 and 节 by their headings, everything else with what stands under it."""
    return list(_cut(structure.parse(text).nodes))


def _cut(nodes: Iterable[Node]) -> Iterator[Piece]:
    for node in nodes:
        if node.kind in (Kind.CHAPTER, Kind.SECTION):
            yield _piece(node, ())
            yield from _cut(node.children)
        else:
            yield _piece(node, node.children)


def _piece(node: Node, under: Iterable[Node]) -> Piece:
    below = [_line(one) for child in under for one in _all(child)]
    return Piece(
        label=node.label or _short(node.text),
        body="\n".join([node.text, *below]),
        text="\n".join([_line(node), *below]),
    )


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _line(node: Node) -> str:
    gap = " " if node.kind in (Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE) else ""
    return f"{node.label}{gap}{node.text}"


def _short(text: str) -> str:
    return f"“{text[:WORDS]}…”" if len(text) > WORDS else f"“{text}”"
