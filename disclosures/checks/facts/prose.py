"""The sentences of a section, each with its place and what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from disclosures.checks.facts.wording import squeeze
from disclosures.structure import Node, Structure, parse

LONGEST = 60_000
"""Characters of a text that are read sentence by sentence."""
_TITLES = re.compile(r"《[^《》]{1,80}》")


@dataclass(frozen=True)
class Clause:
    """One sentence: ``text`` prepared for matching, its ``node``, the next sentence beside it."""

    text: str
    node: Node
    after: str = ""

    @property
    def where(self) -> str:
        """The place in words (第三章第十条第（二）项)."""
        return self.node.where

    @cached_property
    def above(self) -> tuple[str, ...]:
        """What the nodes above say, nearest first, each cut to the length of a heading."""
        return tuple(squeeze(node.text[:200]) for node in self.node.above())


class Prose:
    """A section's text, parsed once."""

    def __init__(self, text: str) -> None:
        """Take the text as typed."""
        self.text = text[:LONGEST]

    @cached_property
    def structure(self) -> Structure:
        """章 条 款 项."""
        return parse(self.text)

    @cached_property
    def plain(self) -> str:
        """The whole text, prepared for matching."""
        return prepared(self.text)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All sentences in the order of the text."""
        found = [(prepared(each.text), each.node) for each in self.structure.sentences()]
        after = [*(text for text, _ in found[1:]), ""][: len(found)]
        return tuple(
            Clause(text, node, nxt) for (text, node), nxt in zip(found, after, strict=True)
        )

    def nodes(self) -> Iterator[Node]:
        """Yield every node."""
        return self.structure.walk()


def prepared(text: str) -> str:
    """Return the text squeezed, with the titles of documents emptied: what they say is quoted."""
    return _TITLES.sub("《》", squeeze(text))
