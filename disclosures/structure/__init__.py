"""Rule texts as 章, 条, 款, 项: plain text in, structure out; whatever the text, nothing raises.

``parse(text)`` gives a ``Structure``: a tree of nodes for the typeset preview, sentences with their
place in words (第三章第十条第（二）项) for the rules, and what is wrong with the numbering.
"""

from disclosures.structure.contents import without_contents
from disclosures.structure.labels import Kind
from disclosures.structure.model import Node, Problem, Sentence, Structure
from disclosures.structure.parse import parse
from disclosures.structure.pieces import Piece, piece_at, pieces

__all__ = [
    "Kind",
    "Node",
    "Piece",
    "Problem",
    "Sentence",
    "Structure",
    "parse",
    "piece_at",
    "pieces",
    "without_contents",
]
