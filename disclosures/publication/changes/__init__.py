"""What changed between two published documents of one filing. Pure; sees the redacted documents alone.

A change that redaction hides is none here, and nothing is shown that neither document shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosures.publication.changes import differences, units
from disclosures.publication.changes.model import (
    CellChange,
    Change,
    Kind,
    LineChange,
    PictureChange,
    RowChange,
    SectionChange,
    Span,
    TableChange,
)
from disclosures.publication.document import Document, Section

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
    "between",
]

FRONT = "标题、说明和落款"


def between(old: Document, new: Document) -> list[SectionChange]:
    """Every section of the two documents (and what stands around them), with what changed in it.

    In the order of the newer document; a section that it lacks stands after those that it follows
    in the older one.
    """
    front = differences.between(units.of_front(old), units.of_front(new))
    before = {one.key: one for one in old.sections}
    after = {one.key: one for one in new.sections}
    return [
        SectionChange(units.FRONT, FRONT, "", _kind(front), front),
        *(_section(before.get(key), after.get(key)) for key in _merged([*before], [*after])),
    ]


def _section(old: Section | None, new: Section | None) -> SectionChange:
    here = new or old
    assert here is not None  # noqa: S101 - the key came from one of the two
    changes = differences.between(units.of_section(old), units.of_section(new))
    kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else _kind(changes)
    return SectionChange(here.key, here.title, here.anchor, kind, changes)


def _kind(changes: Sequence[Change]) -> Kind:
    return Kind.CHANGED if changes else Kind.SAME


def _merged(old: list[str], new: list[str]) -> list[str]:
    merged = list(new)
    for at, key in enumerate(old):
        if key not in merged:
            merged.insert(merged.index(old[at - 1]) + 1 if at else 0, key)
    return merged
