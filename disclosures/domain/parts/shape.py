"""What a section is made of: single slots, and tables of rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from disclosures.domain.parts.values import Json, Path, words

Way = Callable[[Json], Hashable]


@dataclass(frozen=True)
class Field:
    """A value with its label; ``show`` writes it for a person."""

    label: str
    path: Path
    show: Callable[[object], str] = words


@dataclass(frozen=True)
class Slot:
    """Fields that are accepted together, under an id and a label."""

    id: str
    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Table:
    """Rows at a path. ``ways`` find the same row in two lists, the strictest first.

    ``gone``: whether a row that the import lacks may be taken out.
    """

    path: Path
    prefix: str
    label: Callable[[Json], str]
    fields: tuple[Field, ...]
    ways: tuple[Way, ...]
    gone: bool = True


@dataclass(frozen=True)
class Shape:
    """A section: its slots and its tables, in the order of the form."""

    slots: tuple[Slot, ...] = ()
    tables: tuple[Table, ...] = ()
