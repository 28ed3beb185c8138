"""Where in a publication somebody is named, as everybody reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from disclosures.domain import publish
from disclosures.domain.erasing import masks
from disclosures.domain.publicwords import tidied
from disclosures.domain.released import is_withdrawn
from disclosures.models import Publication
from disclosures.publication.erased import LISTS, TOLD_APART_BY, erased, facts_of
from disclosures.reading.names import person_name
from portal.scoping import scope_colleges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disclosures.publication.document import Document
    from reviews.domain.objections.publics import Public

Row = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """One row (or a text: no facts) in which the name stands; `key` names it in a form."""

    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    alone: bool = True

    @property
    def key(self) -> str:
        """The row's number; empty for a text."""
        return self.facts.get("no", "")

    @property
    def label(self) -> str:
        """What tells it from a namesake's."""
        said = [self.facts[key] for key in TOLD_APART_BY if key in self.facts]
        return "，".join([f"第{self.key}行：{self.name}", *said])


def sections_of(public: Public) -> list[tuple[str, str]]:
    """Return key and title of the sections that can name somebody, lists of people first."""
    listed = public.publication.document.get("sections", ())
    pairs = [(one["key"], one["title"]) for one in listed]
    return sorted(pairs, key=lambda pair: pair[0] not in LISTS)


def find(public: Public, section: str, name: str) -> list[Place]:
    """Return where `name` stands in a section of what is public now; none where it does not.

    Where the present version does not name it, the earlier ones do: they stay public beside it.
    """
    wanted = person_name(tidied(name))
    if len(wanted) < 2:  # noqa: PLR2004 - one character is in every text
        return []
    found = (_places(value, section, wanted) for value in _shown(public))
    return next((places for places in found if places), [])


def _places(value: Document, section: str, wanted: str) -> list[Place]:
    rows = value.data.get(section) if section in LISTS else None
    if isinstance(rows, list):
        return _rows(rows, wanted)
    texts = [one.model_dump_json() for one in value.sections if one.key == section]
    return [Place(wanted)] if any(wanted in "".join(text.split()) for text in texts) else []


def _shown(public: Public) -> list[Document]:
    """Return what the public reads of every version, the present one first."""
    with scope_colleges(public.entry.college_ref):
        rows = Publication.objects.filter(
            filing=public.entry.filing_ref, version__lte=public.publication.version
        )
        return [
            erased(publish.document_in(one), masks.of(one))
            for one in rows.select_related("filing").order_by("-version")
            if one.document and not is_withdrawn(one)
        ]


def _rows(rows: Sequence[Row], wanted: str) -> list[Place]:
    numbered = [row if row.get("no") else {**row, "no": at} for at, row in enumerate(rows, 1)]
    mine = [row for row in numbered if person_name(str(row.get("name") or "")) == wanted]
    return [Place(str(row["name"]), facts_of(row), len(mine) == 1) for row in mine]
