"""What was chosen on the page of proposals."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from disclosures.domain.proposals import Part, Proposals
from disclosures.filing.ids import NONE, whole_number


@dataclass(frozen=True)
class Choice:
    """``sections`` ticked, parts ticked (``key:id``), and the revisions that were looked at.

    ``gone``: sections from which everything is to go that the material does not have.
    """

    sections: frozenset[str]
    parts: frozenset[str]
    revisions: dict[str, int]
    gone: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: QueryDict) -> Choice:
        """Read the posted form; a section whose revision is missing conflicts and loses nothing."""
        prefix = "revision-"
        revisions = {
            name.removeprefix(prefix): _number(value)
            for name, value in data.items()
            if name.startswith(prefix)
        }
        sections = frozenset(data.getlist("take"))
        return cls(
            sections,
            frozenset(data.getlist("part")),
            dict.fromkeys(sections, NONE) | revisions,
            frozenset(data.getlist("gone")),
        )

    def takes(self, key: str) -> bool:
        """Whether a section is ticked."""
        return key in self.sections

    def has(self, key: str, part: Part) -> bool:
        """Whether a part is ticked, by itself or with all that goes."""
        return f"{key}:{part.id}" in self.parts or (part.change == "gone" and key in self.gone)

    def chosen(self, found: Proposals) -> dict[str, set[str]]:
        """Return the ticked parts of each ticked section that has any.

        With them the parts that stand there already: they have no tick, and a table that is taken
        whole keeps the material's order.
        """
        chosen = {}
        for section in found.sections:
            ticked = {part.id for part in section.changes if self.has(section.key, part)}
            if ticked and self.takes(section.key):
                same = {part.id for part in section.parts if part.change == "same"}
                chosen[section.key] = ticked | same
        return chosen


def _number(value: object) -> int:
    found = whole_number(str(value))
    return NONE if found is None else found
