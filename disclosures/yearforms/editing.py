"""Saving a part of a draft, and what to show where that is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.urls import reverse

from disclosures.domain import edition_drafts
from disclosures.domain.refused import Refused
from disclosures.editions.compare import compare
from disclosures.editions.faults import sound
from disclosures.forms.yearform_page import Page
from disclosures.models import EditionDraft
from portal.access import Actor


@dataclass
class Outcome:
    """What came of a save; ``lines`` are the faults (text, href), ``revision`` goes into the form."""

    revision: int
    saved: bool = False
    told: list[str] = field(default_factory=list)
    lines: list[dict[str, str]] = field(default_factory=list)
    refused: str = ""
    conflict: dict[str, Any] | None = None


def number(text: str) -> int:
    """Return a revision as posted; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0  # noqa: PLR2004


def save(actor: Actor, draft: EditionDraft, page: Page) -> Outcome:
    """Save the page's part; where nothing was posted, only say from which revision it starts."""
    if page.data is None:
        return Outcome(draft.revision)
    name = "keep_mine_revision" if page.data.get("keep_mine") else "revision"
    outcome = Outcome(number(page.data.get(name, "")))
    if not page.is_valid():
        outcome.lines = typed_errors(page)
        return outcome
    next_id = partial(_next_id, draft)
    try:
        answer = edition_drafts.save(
            actor, draft, lambda data: page.write(data, next_id), outcome.revision
        )
    except edition_drafts.Faulty as faulty:
        outcome.lines = [{"text": say, "href": page.href(at)} for at, say in faulty.faults]
    except Refused as why:
        outcome.refused = why.sentence
    else:
        if isinstance(answer, edition_drafts.Conflict):
            outcome.conflict = conflict(draft, page, answer, page.write(answer.theirs, next_id))
        else:
            outcome.saved, outcome.told = True, answer.told
    return outcome


def _next_id(draft: EditionDraft, prefix: str) -> str:
    return edition_drafts.next_id(prefix, draft.federation, edition_drafts.form_in(draft))


def typed_errors(page: Page) -> list[dict[str, str]]:
    """Return what cannot be read, each leading to its field."""
    forms = [page.main] if page.main else []
    for table in page.tables:
        forms += table.formset.forms
    return [
        {"text": f"{form[name].label}：{errors[0]}", "href": f"#{form[name].id_for_label}"}
        for form in forms
        for name, errors in form.errors.items()
        if name in form.fields
    ]


def conflict(
    draft: EditionDraft, page: Page, theirs: edition_drafts.Conflict, mine: dict[str, Any]
) -> dict[str, Any]:
    """Return the parameters of ``components/conflict.html``."""
    old, new = sound(theirs.theirs, draft.key), sound(mine, draft.key)
    differ = compare(old, new) if old and new else []
    return {
        "who": theirs.theirs_by,
        "revision": theirs.revision,
        "reload_url": reverse("editions:part", args=(draft.pk, page.key)),
        "differences": [
            {"label": each.sentence, "mine": each.new, "theirs": each.old} for each in differ
        ],
    }
