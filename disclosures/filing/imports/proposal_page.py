"""What the page of proposals shows, and what of it is ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import proposals
from disclosures.enums import ImportSource
from disclosures.filing.imports import wording
from disclosures.filing.imports.choices import Choice
from disclosures.filing.imports.parts import ShownPart
from disclosures.filing.loading import Desk
from disclosures.importing.imported import Sureness
from disclosures.models import Import

FOLDED = 6
"""More parts than these are folded, unless one of them would replace something."""


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
            (count["gone"], _("%d项已填的材料里没有")),
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


def context(
    desk: Desk,
    brought: Import,
    found: proposals.Proposals,
    choice: Choice | None = None,
    trouble: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Return the page's context; ``choice`` is what was posted, ``trouble`` what went wrong by section."""
    address = _picture_address(desk, brought)
    sections = [shown(each, choice, trouble or {}, address) for each in found.sections]
    taken = [section for section in sections if section.ticked]
    replacing = sum(part.replaces and part.ticked for each in taken for part in each.parts)
    return {
        **desk.frame(_("核对读到的内容")),
        "brought": brought,
        "found": found,
        "sections": [section for section in sections if section.parts],
        "alike": [section.proposal.title for section in sections if not section.parts],
        "missing": missing(desk, brought, found),
        "trouble": trouble or {},
        "replacing": any(section.replacing for section in sections),
        "summary": wording.summary(len(taken), replacing),
        "year": year(brought, found),
        "has_table": bool(brought.table),
        "has_file": bool(brought.file),
        "choosable": any(section.open_to_choice for section in sections),
    }


def shown(
    proposal: proposals.SectionProposal,
    choice: Choice | None,
    trouble: dict[str, str],
    address: Callable[[int], str],
) -> ShownSection:
    """Return one section, ticked as posted, or as we would advise."""
    ticked = choice.takes(proposal.key) if choice else advised(proposal)
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


def year(brought: Import, found: proposals.Proposals) -> str:
    """Say which year's form the material was made for; nothing for a roster, which has none."""
    if brought.source in {ImportSource.ROSTER, ImportSource.PASTE} or not found.edition_found:
        return ""
    names = {"found": found.edition_found, "here": found.edition_here}
    doubt = "" if found.sure == Sureness.HIGH else _("（年度是推断的，请核对）")
    if found.edition_found == found.edition_here:
        return _("这份材料就是%(here)s的表式。") % names + doubt
    return _("这份材料是%(found)s的表式，已换到%(here)s的表式。") % names + doubt


def missing(desk: Desk, brought: Import, found: proposals.Proposals) -> list[str]:
    """Return the titles of this year's sections that a whole document does not have."""
    if brought.source != ImportSource.DOCUMENT:
        return []
    there = {section.key for section in found.sections}
    return [desk.title(section) for section in desk.form.sections if section.key not in there]


def _picture_address(desk: Desk, brought: Import) -> Callable[[int], str]:
    def address(picture: int) -> str:
        return reverse("filing:import_picture", args=(desk.filing.pk, brought.pk, picture))

    return address
