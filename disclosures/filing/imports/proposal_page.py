"""What the page of proposals shows, and what of it is ticked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.domain import proposals
from disclosures.enums import ImportSource
from disclosures.filing.imports import wording
from disclosures.filing.imports.choices import Choice
from disclosures.filing.imports.sections import shown
from disclosures.filing.loading import Desk
from disclosures.importing.imported import Sureness
from disclosures.models import Import


def context(
    desk: Desk,
    brought: Import,
    found: proposals.Proposals,
    choice: Choice | None = None,
    trouble: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Return the page's context; ``choice`` is what was posted, ``trouble`` what went wrong by section."""
    address = _picture_address(desk, brought)
    sections = [
        shown(each, choice, trouble or {}, address, doubtful=found.strange)
        for each in found.sections
    ]
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


def year(brought: Import, found: proposals.Proposals) -> str:
    """Say which year's form the material was made for; nothing for a roster, which has none."""
    if brought.source in {ImportSource.ROSTER, ImportSource.PASTE} or not found.edition_found:
        return ""
    names = {"found": found.edition_found, "here": found.edition_here}
    doubt = "" if found.sure == Sureness.HIGH else _("（年度是推断的，请核对）")
    if found.edition_found == found.edition_here:
        return _("这份材料就是%(here)s的表式。") % names + doubt
    return _("这份材料是%(found)s的表式，已换到%(here)s的表式。") % names + doubt


@dataclass(frozen=True)
class Missing:
    """A section that the material does not have, and the way to it."""

    title: str
    url: str
    optional: bool


def missing(desk: Desk, brought: Import, found: proposals.Proposals) -> list[Missing]:
    """Return this year's sections that a whole document does not have."""
    if brought.source != ImportSource.DOCUMENT:
        return []
    there = {section.key for section in found.sections}
    return [
        Missing(
            desk.title(section),
            reverse("filing:section", args=(desk.filing.pk, section.key)),
            not section.required,
        )
        for section in desk.form.sections
        if section.key not in there
    ]


def _picture_address(desk: Desk, brought: Import) -> Callable[[int], str]:
    def address(picture: int) -> str:
        return reverse("filing:import_picture", args=(desk.filing.pk, brought.pk, picture))

    return address
