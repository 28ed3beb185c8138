"""What an import proposes, as plain objects: old beside new, part by part."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from disclosures.domain.drafts import Conflict, Saved
    from disclosures.importing.imported import Remark, Source, Sureness, Unplaced

Change = Literal["new", "same", "differs", "gone"]
"""``gone``: a row of the draft that the import does not have; choosing it takes the row out."""


class Whole(Enum):
    """Stands for every part of a section."""

    ALL = "all"


ALL = Whole.ALL


@dataclass(frozen=True)
class Line:
    """One field of a part: what it is called, what the draft holds, what accepting would make of it."""

    label: str
    old: str
    new: str

    @property
    def differs(self) -> bool:
        """Whether accepting changes it."""
        return self.old != self.new


@dataclass(frozen=True)
class Part:
    """The smallest thing that can be accepted: an answer, a person, a department, a text.

    ``id`` stays the same while the import does. ``old`` is what the draft holds and ``new`` what it
    would hold, in words of several ``lines``; ``picture`` is the id of an ``ImportPicture``.
    """

    id: str
    label: str
    lines: tuple[Line, ...]
    change: Change
    picture: int | None = None

    @property
    def old(self) -> str:
        """The draft's words."""
        return written(self.lines, "old")

    @property
    def new(self) -> str:
        """The words after accepting."""
        return written(self.lines, "new")


def written(lines: tuple[Line, ...], side: Literal["old", "new"]) -> str:
    """Return one side's lines, each with its label where there are several."""
    there = [(line.label, getattr(line, side)) for line in lines]
    if len(lines) == 1:
        return str(there[0][1])
    return "\n".join(f"{label}：{text}" if label else text for label, text in there if text)


@dataclass(frozen=True)
class SectionProposal:
    """What an import holds for one section of this year's form.

    ``revision`` is the draft's as it was compared with; accepting names it. ``locked``: why the
    section cannot be written now, or None. ``source`` is None for data that name no place.
    """

    key: str
    title: str
    source: Source | None
    parts: tuple[Part, ...]
    revision: int
    locked: str | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def changes(self) -> tuple[Part, ...]:
        """The parts that accepting would change."""
        return tuple(part for part in self.parts if part.change != "same")


@dataclass(frozen=True)
class Proposals:
    """All that an import proposes. ``no_place``: sentences about what this year's form has no place for.

    ``edition_found`` and ``edition_here`` are the printed names of the years (2024—2025学年);
    ``strange``: the material names another college or another union.
    """

    edition_found: str
    edition_here: str
    sure: Sureness
    strange: bool = False
    sections: tuple[SectionProposal, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    remarks: tuple[Remark, ...] = ()
    no_place: tuple[str, ...] = ()

    def section(self, key: str) -> SectionProposal | None:
        """Return the proposal for a section, None where there is none."""
        return next((one for one in self.sections if one.key == key), None)


@dataclass(frozen=True)
class Accepted:
    """What became of each chosen section: saved, written by somebody else meanwhile, or refused."""

    saved: dict[str, Saved] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
