"""Rule texts compared article by article: renumbered is not changed, where a new article explains the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures.comparison import aligning
from disclosures.structure import Piece, piece_at, pieces
from reviews.domain.comparison.change import Kind

PIECES = aligning.Reading[Piece](
    whole=lambda piece: piece.text,
    body=lambda piece: piece.body,
    name=lambda piece: piece.name if piece.node.label else "",
    alike=lambda one, two: aligning.alike(one.body, two.body),
)
Pair = tuple[Piece | None, Piece | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One article added, removed or changed; a missing side is None; without either it is about the whole text.

    ``also``: names of the older text that it is about. ``renumbered``: the articles of which only
    the number is another, though nothing that was put in or taken out explains it.
    """

    kind: Kind
    old: Piece | None
    new: Piece | None
    also: frozenset[str]
    renumbered: tuple[tuple[Piece, Piece], ...] = ()

    @property
    def detail(self) -> str:
        """What of the text it is about, where it is not one article."""
        return _("编号") if self.renumbered else ""

    def texts(self, old: str, new: str) -> tuple[str, str]:
        """Return what stood there and what stands there now; ``old`` and ``new`` are the whole texts."""
        if self.renumbered:
            before, after = zip(*self.renumbered, strict=True)
            return _labels(before), _labels(after)
        if self.old or self.new:
            return self.old.text if self.old else "", self.new.text if self.new else ""
        return old, new


def compare(old: str, new: str) -> list[Difference]:
    """Return the differences of two unequal rule texts in the order of the newer one.

    Where only numbers, blank lines or spaces differ, it is said once, of the whole text.
    """
    found: list[Difference] = []
    same: list[tuple[Piece, Piece]] = []
    for before, after in aligned(old, new):
        if before is None or after is None or before.body != after.body:
            found.append(_difference((before, after)))
        elif before.text != after.text:
            same.append((before, after))
    if not found:
        return [Difference(Kind.CHANGED, None, None, _names(one for one, _new in same))]
    odd = tuple(pair for pair in same if not _explained(*pair))
    if odd:
        found.append(Difference(Kind.CHANGED, None, None, _names(one for one, _new in odd), odd))
    return found


def aligned(old: str, new: str) -> Iterator[Pair]:
    """Yield each article of two rule texts beside its other form, or alone where it has none."""
    yield from aligning.aligned(pieces(old), pieces(new), PIECES)


def follow(old: str, new: str, name: str) -> str:
    """Return the newer name of an article (or of the one that a place lies in); empty where it is gone."""
    wanted = piece_at(old, name)
    if wanted is None:
        return ""
    pairs = ((before, after) for before, after in aligned(old, new) if before and after)
    return next((after.name for before, after in pairs if before.name == wanted.name), "")


def _difference(pair: Pair) -> Difference:
    old, new = pair
    if old is None:
        return Difference(Kind.ADDED, old, new, new.above if new else frozenset())
    kind = Kind.REMOVED if new is None else Kind.CHANGED
    return Difference(kind, old, new, old.inside | old.above)


def _explained(old: Piece, new: Piece) -> bool:
    """Whether the number went up or down as the article's place did, in the text or in its chapter."""
    if old.node.kind is not new.node.kind or old.node.number is None or new.node.number is None:
        return old.node.label == new.node.label
    shift = new.node.number - old.node.number
    return any(
        after - before == shift for before, after in zip(old.places, new.places, strict=True)
    )


def _names(found: Iterable[Piece]) -> frozenset[str]:
    return frozenset[str]().union(*(piece.inside for piece in found))


def _labels(found: Iterable[Piece]) -> str:
    return _("、").join(piece.node.label or piece.label for piece in found)
