"""Two wordings of one text, word by word: what went and what came."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.—-][A-Za-z0-9]+)*|\{\w+\}|.", re.DOTALL)
SHORT = 2
"""An agreement this short between two changes is read as part of the change."""


class Piece(NamedTuple):
    """A stretch of the text: in both (``same``), only in the old or only in the new."""

    kind: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts as one row of pieces: ``gone`` stands before the ``new`` in its place."""
    one, other = TOKEN.findall(old), TOKEN.findall(new)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, to_start, to_end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(one[start:end])))
            continue
        found += _change("".join(one[start:end]), "".join(other[to_start:to_end]))
    return tuple(_joined(found))


def _joined(found: list[Piece]) -> list[Piece]:
    """Take tiny agreements into the changes around them, so that words are not cut to letters."""
    result: list[Piece] = []
    gone = new = ""
    for place, piece in enumerate(found):
        inside = 0 < place < len(found) - 1 and len(piece.text) <= SHORT
        if piece.kind == "same" and not (inside and (gone or new)):
            result += _change(gone, new)
            gone = new = ""
            result.append(piece)
        else:
            gone += piece.text if piece.kind != "new" else ""
            new += piece.text if piece.kind != "gone" else ""
    return [*result, *_change(gone, new)]


def _change(gone: str, new: str) -> list[Piece]:
    return [piece for piece in (Piece("gone", gone), Piece("new", new)) if piece.text]
