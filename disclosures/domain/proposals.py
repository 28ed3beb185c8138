"""From what an import read to proposals: old beside new, for every section of this year's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from disclosures.checks.finding import section_of
from disclosures.domain import contents
from disclosures.domain.accepting import accept
from disclosures.domain.editing import section_locked
from disclosures.domain.imports import pictures as imports_pictures
from disclosures.domain.imports.result import Found, found_by
from disclosures.domain.parts import parts, shape_of
from disclosures.domain.proposed import (
    ALL,
    Accepted,
    Line,
    Part,
    Proposals,
    SectionProposal,
    Whole,
)
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of_filing
from portal.access import can, require

if TYPE_CHECKING:
    from disclosures.editions import EditionForm
    from disclosures.models import Import, ImportPicture, SectionDraft
    from portal.access import Actor

__all__ = [
    "ALL",
    "Accepted",
    "Line",
    "Part",
    "Proposals",
    "SectionProposal",
    "Whole",
    "accept",
    "of",
]

Json = dict[str, Any]


def of(actor: Actor, import_: Import) -> Proposals:
    """Return what the import proposes, old beside new, as the drafts now stand.

    Raises ``PermissionDenied`` (reading: ``filing.draft``) and ``Refused`` where it is not ready.
    """
    require(actor, "filing.draft", import_.filing)
    refuse_unless_ready(import_)
    found, form = found_by(import_), form_of_filing(import_.filing)
    pictures = imports_pictures.of_import(import_)
    wanted = imports_pictures.wanted(form, pictures)
    drafts = {draft.key: draft for draft in import_.filing.drafts.all()}
    sections = [
        _section(actor, import_, found, drafts[key], wanted.get(key, []))
        for key in form.section_keys()
        if key in drafts
    ]
    shown = tuple(one for one in sections if one.parts)
    keys = {one.key for one in shown}
    return Proposals(
        edition_found=found.edition,
        edition_here=form.period,
        sure=found.sure,
        strange=found.strange,
        sections=shown,
        unplaced=found.unplaced,
        remarks=tuple(one for one in found.remarks if section_of(one.path) not in keys),
        no_place=(*found.no_place, *imports_pictures.left_over(form, pictures)),
    )


def refuse_unless_ready(import_: Import) -> None:
    """Raise ``Refused`` unless there is something to propose."""
    if not import_.ready:
        raise Refused(_("这份文件还没有读完、没有读出来，或者已经放弃。请回到导入页面看它的状态。"))


def _section(
    actor: Actor, import_: Import, found: Found, draft: SectionDraft, pictures: list[ImportPicture]
) -> SectionProposal:
    key, form = draft.key, form_of_filing(import_.filing)
    old = normal(key, draft.content)
    shown = parts(shape_of(form, key), old, getattr(found.content, key).model_dump(mode="json"))
    return SectionProposal(
        key=key,
        title=title(import_, form, key),
        source=found.sources.get(key),
        parts=(*shown, *imports_pictures.parts(key, pictures, old)),
        revision=draft.revision,
        locked=_locked(actor, import_, key),
        remarks=tuple(one for one in found.remarks if section_of(one.path) == key),
    )


def _locked(actor: Actor, import_: Import, key: str) -> str | None:
    answer = can(actor, "filing.edit", import_.filing)
    return section_locked(import_.filing, key) if answer else str(getattr(answer, "reason", ""))


def title(import_: Import, form: EditionForm, key: str) -> str:
    """Return the section's heading with this college's names."""
    union = import_.filing.union
    return form.text(form.section(key).title, school=union.college.name, organisation=union.name)


def normal(key: str, content: Json) -> Json:
    """Return a draft's content with every field of its kind."""
    return contents.content_class(key).model_validate(content).model_dump(mode="json")
