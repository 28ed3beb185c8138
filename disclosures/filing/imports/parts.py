"""One part of a proposal as it is shown: old beside new, long texts folded."""

from __future__ import annotations

import re
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
PIECES = re.compile(r"[：（）]")
"""What stands between the words of a label, as in 名单：姓名（部门）."""


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
    def whole(self) -> str:
        """The new text, or what would go."""
        return self.line.new or self.line.old

    @property
    def both(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.line.old and self.line.new and self.comparison)

    @property
    def first(self) -> str:
        """The first lines of the text."""
        lines = [line for line in self.whole.splitlines() if line.strip()]
        return "\n".join(line[:LONG] for line in lines[:FIRST])

    @property
    def measure(self) -> str:
        """How long the text is."""
        lines = len([line for line in self.whole.splitlines() if line.strip()])
        characters = len("".join(self.whole.split()))
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
    def one_sided(self) -> bool:
        """Whether it only comes or only goes, so that nothing stands beside it."""
        return self.part.change != "differs"

    @property
    def lines(self) -> list[ShownLine]:
        """The fields that stand below the label: those that change, or only the long ones."""
        changed = [ShownLine(line) for line in self.part.lines if line.differs]
        return [line for line in changed if line.long or not self.one_sided]

    def _says(self, text: str) -> bool:
        """Whether the label names this already: a person's name and department, a file."""
        return text in PIECES.split(self.part.label)

    @property
    def brief(self) -> str:
        """What comes or would go, in one line, without what is long."""
        if not self.one_sided:
            return ""
        side = "old" if self.part.change == "gone" else "new"
        short = [line for line in self.part.lines if not ShownLine(line).long]
        there = [
            (line.label, text)
            for line in short
            if (text := str(getattr(line, side))) and not self._says(text)
        ]
        if len(self.part.lines) == 1:
            return "".join(text for _label, text in there)
        return "　".join(f"{label}：{text}" if label else text for label, text in there if text)
