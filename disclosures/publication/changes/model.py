"""What a comparison of two published documents finds, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from disclosures.comparison.spans import Span
from disclosures.publication.document import Image

__all__ = [
    "CellChange",
    "Change",
    "Kind",
    "LineChange",
    "PictureChange",
    "RowChange",
    "SectionChange",
    "Span",
    "TableChange",
]


class Kind(StrEnum):
    """What happened. ``SAME`` is said of a whole section alone; ``NUMBER``: only the number is another."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class LineChange:
    """A paragraph, clause, heading, fact or address.

    ``old_at`` and ``new_at`` count the section's lines, tables and pictures from 0, in the older and the
    newer document (None where it is not). ``under``: the article or heading that it stands under.
    """

    kind: Kind
    form: str
    under: str
    label: tuple[Span, ...]
    text: tuple[Span, ...]
    old_at: int | None
    new_at: int | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell: ``column`` counts from 0, ``label`` is the column's heading."""

    column: int
    label: str
    text: tuple[Span, ...]

    @property
    def replaced(self) -> bool:
        """Whether nothing stayed: what was there, then what is there now."""
        return [span.mark for span in self.text] == ["del", "ins"]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a table; ``cells`` are those that changed, or those of a whole row that came or went.

    ``name`` is what the row is called by; ``moved``: it stands before or after others now. The numbers
    of rows in a first column follow from their order and are not compared.
    """

    kind: Kind
    name: str
    cells: tuple[CellChange, ...]
    old_at: int | None
    new_at: int | None
    moved: bool = False

    @property
    def was(self) -> int | None:
        """The row's number in the older table, from 1."""
        return None if self.old_at is None else self.old_at + 1

    @property
    def now(self) -> int | None:
        """The row's number in the newer table, from 1."""
        return None if self.new_at is None else self.new_at + 1


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table with the rows that changed; ADDED or REMOVED: all of it."""

    kind: Kind
    name: str
    caption: str
    rows: tuple[RowChange, ...]
    old_at: int | None
    new_at: int | None


@dataclass(frozen=True, slots=True)
class PictureChange:
    """A picture that came, went, was replaced (``replaced``) or only described otherwise (``text``)."""

    kind: Kind
    replaced: bool
    picture: Image
    text: tuple[Span, ...]
    old_at: int | None
    new_at: int | None


Change = LineChange | TableChange | PictureChange


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section; ``anchor`` is its fragment in the newer page (of one that is gone: in the older)."""

    key: str
    title: str
    anchor: str
    kind: Kind
    changes: tuple[Change, ...] = ()

    @property
    def shown(self) -> list[Change]:
        """What is listed one by one: all but the lines of which only the number changed."""
        return [one for one in self.changes if one.kind is not Kind.NUMBER]

    @property
    def renumbered(self) -> list[LineChange]:
        """The lines of which only the number changed."""
        return [
            one for one in self.changes if isinstance(one, LineChange) and one.kind is Kind.NUMBER
        ]
