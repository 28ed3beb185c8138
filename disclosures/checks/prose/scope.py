"""Where a sentence stands: its own phrase, what comes before it, the heading and the list above.

All text here is prepared (squeezed, half-width marks).
"""

import re
from collections.abc import Iterator

from disclosures.checks.facts.prose import Clause, prepared
from disclosures.structure import Kind, Node

HEADING = 60
"""Characters of a node above that are read as its heading."""
NEAR = 60
"""As many lines before a sentence are looked at for the line that introduces its list."""
PHRASE = 300
"""No phrase is longer to either side."""
_MARKS = ",。;!?"
_INTRODUCES = re.compile(r"[::]$|(?:如下|下列|以下)[^,。;]{0,12}[::。]?$")


def phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the phrase between two commas that holds ``text[start:end]`` begins and ends."""
    first, last = max(0, start - PHRASE), min(len(text), end + PHRASE)
    begin = max(text.rfind(mark, first, start) for mark in _MARKS) + 1 or first
    stops = (text.find(mark, end, last) for mark in _MARKS)
    return begin, min((at for at in stops if at >= 0), default=last)


def said_before(clause: Clause) -> str:
    """Return what the same line says before the sentence."""
    return prepared(clause.node.text[:4000]).partition(clause.text)[0]


def headings(clause: Clause) -> Iterator[str]:
    """Yield what stands above the sentence, nearest first: the line that introduces its list, too."""
    node: Node | None = clause.node
    while node is not None:
        if lead := _lead(node):
            yield _heading(lead.text)
        node = node.parent
        if node is not None:
            yield _heading(node.text)


def _heading(text: str) -> str:
    """Return a short line as it is, of a long one its beginning and its end."""
    line = prepared(text[:2000])
    return line if len(line) <= 2 * HEADING else f"{line[:HEADING]}…{line[-HEADING:]}"


def _lead(node: Node) -> Node | None:
    """Return the line without a label (职权如下：) before the list in which the node stands."""
    if node.parent is None or not node.label or node.kind in {Kind.CHAPTER, Kind.ARTICLE}:
        return None
    before = [each for each in node.parent.children if each.line < node.line][-NEAR:]
    for each in reversed(before):
        if not each.label:
            return each if _INTRODUCES.search(each.text.strip()[-30:]) else None
    return None
