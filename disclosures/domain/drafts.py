"""Saving a section: every write names the revision it started from (law 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import contents, edits, lifecycle
from disclosures.domain.actors import person
from disclosures.domain.editing import section_locked
from disclosures.domain.fallen import after_edit
from disclosures.domain.refused import Refused
from disclosures.models import Filing, SectionDraft
from portal import clock
from portal.access import require

if TYPE_CHECKING:
    from portal.access import Actor


@dataclass(frozen=True)
class Saved:
    """The draft stands as written; the next save starts from ``revision``.

    ``fallen``: a sentence for each explanation that no longer holds because of this save.
    """

    revision: int
    saved_at: dt.datetime | None
    content: dict[str, Any]
    fallen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Somebody saved in between: their content, name, time and revision. Nothing was written."""

    theirs: dict[str, Any]
    theirs_by: str
    theirs_at: dt.datetime | None
    revision: int


def save(
    actor: Actor, filing: Filing, key: str, content: Mapping[str, Any], revision: int
) -> Saved | Conflict:
    """Store ``content`` as section ``key`` if the draft is still at ``revision``.

    Returns ``Conflict`` where it is not, unless both say the same. Raises ``PermissionDenied``,
    or ``Refused`` where the section is not open, the cycle closed or a cap exceeded.
    """
    parsed = contents.parse(key, content).model_dump(mode="json")
    with transaction.atomic():
        row = lifecycle.lock(filing)
        require(actor, "filing.edit", row)
        reason = section_locked(row, key)
        if reason:
            raise Refused(reason)
        draft = fetch(row, key)
        if draft.content == parsed and draft.revision:
            return saved(draft)
        if draft.revision != revision:
            return conflict(draft)
        draft.content, draft.revision = parsed, revision + 1
        draft.updated_at, draft.updated_by = clock.now(), person(actor)
        draft.save(update_fields=("content", "revision", "updated_at", "updated_by"))
        edits.note(actor, row, draft)
        return saved(draft, after_edit(row))


def fetch(filing: Filing, key: str) -> SectionDraft:
    """Return the draft of section ``key``; ``Refused`` where this year's form has no such section."""
    draft = filing.drafts.select_related("updated_by").filter(key=key).first()
    if draft is None:
        raise Refused(_("今年的表式没有这一栏目。"))
    return draft


def saved(draft: SectionDraft, fallen: tuple[str, ...] = ()) -> Saved:
    """Describe the draft as it now stands."""
    return Saved(draft.revision, draft.updated_at, draft.content, fallen)


def conflict(draft: SectionDraft) -> Conflict:
    """Describe what somebody else saved."""
    name = draft.updated_by.get_full_name() if draft.updated_by else ""
    return Conflict(draft.content, name, draft.updated_at, draft.revision)
