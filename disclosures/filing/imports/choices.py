"""What was chosen on the page of proposals."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from disclosures.filing.ids import NONE, whole_number


@dataclass(frozen=True)
class Choice:
    """``sections`` ticked, parts ticked (``key:id``), and the revisions that were looked at."""

    sections: frozenset[str]
    parts: frozenset[str]
    revisions: dict[str, int]

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
        )

    def takes(self, key: str) -> bool:
        """Whether a section is ticked."""
        return key in self.sections

    def has(self, key: str, part: str) -> bool:
        """Whether a part is ticked."""
        return f"{key}:{part}" in self.parts

    @property
    def chosen(self) -> dict[str, set[str]]:
        """The ticked parts of each ticked section that has any."""
        found: dict[str, set[str]] = {}
        for value in self.parts:
            key, _colon, part = value.partition(":")
            if key in self.sections:
                found.setdefault(key, set()).add(part)
        return found


def _number(value: object) -> int:
    found = whole_number(str(value))
    return NONE if found is None else found
