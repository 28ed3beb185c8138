"""What a comparison with last year is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from disclosures.content import Content
from disclosures.domain import paths
from reviews.domain.comparison import Change, Kind, Span, spans
from reviews.domain.last_year import LastYear
from reviews.domain.material import Material


class Both(NamedTuple):
    """One section of two years, and every difference between them."""

    key: str
    before: LastYear
    held: Material
    changes: list[Change]

    @property
    def old(self) -> Content:
        """Last year's content of the section."""
        return getattr(self.before.disclosure, self.key)  # type: ignore[no-any-return]

    @property
    def new(self) -> Content:
        """This year's content of the section."""
        return getattr(self.held.disclosure, self.key)  # type: ignore[no-any-return]

    def row(self, change: Change) -> Content | None:
        """Return the row that a change is about as a whole: the one that came, or the one that went."""
        disclosure = self.before.disclosure if change.kind is Kind.REMOVED else self.held.disclosure
        found = paths.value_at(disclosure, change.path) if change.path.endswith("]") else None
        return found if isinstance(found, Content) else None


class Item(NamedTuple):
    """A place that differs: its name, and both texts as one with what went and came."""

    label: str
    spans: tuple[Span, ...]


class Line(NamedTuple):
    """A value of both years, beside each other."""

    label: str
    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class Compared:
    """A section beside last year's: one ``sentence``, and what may be unfolded below it.

    ``names``: (heading, names) of who or what came and went; ``lines``: values beside each other; ``items``:
    places of a text that differ; ``cells``: last year's text of a cell by the cell's path.
    """

    period: str
    sentence: str
    same: bool = False
    masked: bool = False
    names: tuple[tuple[str, str], ...] = ()
    lines: tuple[Line, ...] = ()
    items: tuple[Item, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def folded(self) -> bool:
        """Whether there is more to say than the sentence."""
        return bool(self.names or self.lines or self.items)


def items(changes: Iterable[Change]) -> tuple[Item, ...]:
    """Return differences for showing."""
    return tuple(Item(one.label, tuple(spans(one.old, one.new))) for one in changes)


def cells(changes: Iterable[Change]) -> dict[str, str]:
    """Return last year's text by path, for cells of rows that both years have."""
    return {
        one.path: one.old
        for one in changes
        if one.kind in (Kind.CHANGED, Kind.REMOVED) and "]." in one.path and one.old
    }
