"""A table of contents at the head of a text is not its numbering."""

import re

from disclosures.structure.labels import Kind
from disclosures.structure.model import Node

LONGEST = 44
"""No line of a table of contents is longer."""
_HEADING = re.compile(r"目\s*[录次]")
_LISTED = (Kind.CHAPTER, Kind.SECTION, Kind.PARAGRAPH)


def without_contents(lines: list[Node]) -> list[Node]:
    """Return the lines of a text without its table of contents.

    It ends where the first label comes again: after the word 目录 whatever it lists, without it
    only chapters and sections.
    """
    start = next((place for place, node in enumerate(lines) if node.label), None)
    if start is None or lines[start].number != 1:
        return lines
    first = lines[start]
    named = any(_HEADING.match(node.text) for node in lines[max(0, start - 3) : start])
    for place in range(start + 1, len(lines)):
        node = lines[place]
        if (node.kind, node.number) == (first.kind, 1):
            listed = lines[start:place]
            return lines[:start] + lines[place:] if _is_list(listed, first) else lines
        if len(node.text) > LONGEST or not (named or node.kind in _LISTED):
            return lines
    return lines


def _is_list(listed: list[Node], first: Node) -> bool:
    """Whether at least two headings of the first kind stand there and no sentence."""
    headings = [node for node in listed if node.kind is first.kind]
    return len(headings) > 1 and not any("。" in node.text for node in listed)
