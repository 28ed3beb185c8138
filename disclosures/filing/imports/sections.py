"""One section of the proposals as it is shown, and whether it is ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosures.domain import proposals
from disclosures.filing.imports import wording
from disclosures.filing.imports.choices import Choice
from disclosures.filing.imports.parts import ShownPart
from disclosures.importing.imported import Sureness

FOLDED = 6
"""More parts than these are folded, but for those that would replace something."""


@dataclass(frozen=True)
class ShownSection:
    """One section: where it was read, how sure, its parts, and whether it is ticked."""

    proposal: proposals.SectionProposal
    parts: list[ShownPart]
    ticked: bool
    conflict: str = ""

    @property
    def sure(self) -> dict[str, str]:
        """Word and tone of how sure the reading is."""
        source = self.proposal.source
        word, tone = wording.sure(source.sure) if source else ("", "")
        return {"label": word, "tone": tone}

    @property
    def same(self) -> int:
        """How many parts stand in the filing as they are."""
        return len(self.proposal.parts) - len(self.parts)

    @property
    def replacing(self) -> int:
        """How many parts would replace something."""
        return sum(part.replaces for part in self.parts)

    @property
    def told(self) -> str:
        """How many parts there are, of which kind."""
        count = Counter(part.part.change for part in self.parts)
        said = (
            (count["new"], _("%d项新填")),
            (count["differs"], _("%d项会替换已填内容")),
            (count["gone"], _("已填的%d项材料里没有")),
            (self.same, _("%d项与已填的相同")),
        )
        return "，".join(words % number for number, words in said if number)

    @property
    def first(self) -> list[ShownPart]:
        """The parts that are seen at once: a few, or those that would overwrite something."""
        if self.proposal.locked:
            return []
        if len(self.parts) <= FOLDED:
            return self.parts
        return [part for part in self.parts if part.part.change == "differs"]

    @property
    def folded(self) -> list[ShownPart]:
        """The others, folded away."""
        seen = {part.value for part in self.first}
        return [part for part in self.parts if part.value not in seen]

    @property
    def gone(self) -> int:
        """How many parts of the filing the material does not have."""
        return sum(part.part.change == "gone" for part in self.parts)

    @property
    def open_to_choice(self) -> bool:
        """Whether there is anything to take."""
        return bool(self.parts) and not self.proposal.locked


def shown(
    proposal: proposals.SectionProposal,
    choice: Choice | None,
    trouble: dict[str, str],
    address: Callable[[int], str],
    *,
    doubtful: bool = False,
) -> ShownSection:
    """Return one section, ticked as posted, or as we would advise; nothing of a ``doubtful`` file."""
    advice = not doubtful and advised(proposal)
    ticked = choice.takes(proposal.key) if choice else advice
    parts = [
        ShownPart(
            proposal.key,
            part,
            choice.has(proposal.key, part) if choice else part.change != "gone",
            address(part.picture) if part.picture else "",
        )
        for part in proposal.changes
    ]
    free = bool(parts) and not proposal.locked
    return ShownSection(proposal, parts, ticked and free, trouble.get(proposal.key, ""))


def advised(proposal: proposals.SectionProposal) -> bool:
    """Whether a section is ticked at first: read with certainty, and nothing stands there yet."""
    sure = proposal.source is None or proposal.source.sure == Sureness.HIGH
    return sure and all(part.change == "new" for part in proposal.parts)
