"""Rule texts (章程, 办法) as blocks: each line in the face and indent of its rank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosures.publication.document import Block, Clause, Heading, Paragraph, Tone
from disclosures.structure import Kind, Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINKED = (Kind.CHAPTER, Kind.ARTICLE)
SHORT = 34
"""Characters of a line that can still be a heading, a title or a signature."""
TOP = 4
_SENTENCE = re.compile(r"[。，；：:;]")
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月(\s*\d{1,2}\s*日)?")


def blocks(text: str, anchor: str) -> Iterator[Block]:
    """One block a line. Titles at the top are centred, a signature at the end stands right.

    Chapters and articles get a fragment of their own (`charter-3`: the third line).
    """
    nodes = list(parse(text).walk())
    first = _titles(nodes)
    last = len(nodes) - _signatures(nodes[first:])
    yield from (_title(node.text) for node in nodes[:first])
    yield from (_block(node, f"{anchor}-{node.line}") for node in nodes[first:last])
    yield from (Paragraph(text=node.text, tone=Tone.SIGNED) for node in nodes[last:])


def adopted_in(text: str) -> bool:
    """Whether the text itself says at its top when it was adopted."""
    return any(_adoption(line.strip()) for line in text.splitlines()[:TOP])


def _block(node: Node, anchor: str) -> Block:
    """A 一、 that is a whole sentence is an item, not a heading."""
    if node.kind is Kind.PARAGRAPH:
        return Paragraph(text=node.text)
    sentence = node.kind is Kind.POINT and not _short(node.text)
    role = Kind.ITEM if sentence else node.kind
    return Clause(
        role=role, label=node.label, text=node.text, anchor=anchor if role in LINKED else ""
    )


def _title(line: str) -> Block:
    if _adoption(line):
        return Paragraph(text=line, tone=Tone.CENTRED)
    return Heading(level=3, text=line)


def _titles(nodes: Sequence[Node]) -> int:
    """How many lines at the top are title or adoption; none where there is nothing else."""
    count = 0
    for node in nodes[:TOP]:
        if node.kind is not Kind.PARAGRAPH or not (_short(node.text) or _adoption(node.text)):
            break
        count += 1
    return count if count < len(nodes) else 0


def _signatures(nodes: Sequence[Node]) -> int:
    """How many lines at the end are a signature: short ones above a date."""
    if not nodes or not _DATE.fullmatch(nodes[-1].text):
        return 0
    count = 1
    for node in reversed(nodes[-TOP:-1]):
        if node.kind is not Kind.PARAGRAPH or not _short(node.text):
            break
        count += 1
    return count


def _short(text: str) -> bool:
    return len(text) <= SHORT and not _SENTENCE.search(text)


def _adoption(line: str) -> bool:
    return line[:1] in ("（", "(") and line[-1:] in ("）", ")") and "通过" in line
