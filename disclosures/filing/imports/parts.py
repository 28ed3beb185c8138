"""One part of a proposal as it is shown: old beside new, long texts folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from disclosures.domain import proposals
from disclosures.editions.wording import Piece
from disclosures.filing.imports import comparing

LONG = 240
"""Characters from which a text is folded."""
FIRST = 3
"""Lines shown of a folded text."""


@dataclass(frozen=True)
class ShownLine:
    """One field of a part."""

    line: proposals.Line

    @property
    def long(self) -> bool:
        """Whether it is folded."""
        longest = max(self.line.old, self.line.new, key=len)
        return len(longest) > LONG or longest.count("\n") >= FIRST

    @cached_property
    def sides(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Old and new with what only they have marked."""
        return comparing.sides(self.line.old, self.line.new)

    @cached_property
    def comparison(self) -> list[comparing.Line]:
        """Line against line, for what is folded."""
        return comparing.lines(self.line.old, self.line.new)

    @property
    def first(self) -> str:
        """The first lines of the new text."""
        lines = [line for line in self.line.new.splitlines() if line.strip()]
        return "\n".join(line[:LONG] for line in lines[:FIRST])

    @property
    def measure(self) -> str:
        """How long the new text is."""
        lines = len([line for line in self.line.new.splitlines() if line.strip()])
        characters = len("".join(self.line.new.split()))
        return _("%(lines)d段，%(characters)d字") % {"lines": lines, "characters": characters}

    @property
    def changes(self) -> int:
        """How many rows of the comparison changed."""
        return sum(row.changed for row in self.comparison)


@dataclass(frozen=True)
class ShownPart:
    """A part with its tick; ``value`` is what the tick posts."""

    key: str
    part: proposals.Part
    ticked: bool
    picture_url: str = ""

    @property
    def value(self) -> str:
        """Section and part."""
        return f"{self.key}:{self.part.id}"

    @property
    def replaces(self) -> bool:
        """Whether taking it overwrites or removes something that stands in the filing."""
        return self.part.change in {"differs", "gone"}

    @property
    def word(self) -> str:
        """What taking it does."""
        words = {"new": _("新填"), "differs": _("会替换"), "gone": _("会删去")}
        return words[self.part.change]

    @property
    def lines(self) -> list[ShownLine]:
        """The fields that would change."""
        return [ShownLine(line) for line in self.part.lines if line.differs]

    @property
    def brief(self) -> str:
        """A short part in one line: what comes, or what would go."""
        side = "old" if self.part.change == "gone" else "new"
        there = [(line.label, str(getattr(line, side))) for line in self.part.lines]
        if len(there) == 1:
            return there[0][1]
        return "　".join(f"{label}：{text}" if label else text for label, text in there if text)

    @property
    def plain(self) -> bool:
        """Whether one line says it all: nothing long, and only one side."""
        return self.part.change != "differs" and not any(line.long for line in self.lines)
