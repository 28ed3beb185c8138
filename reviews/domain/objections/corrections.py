"""From a correction that was asked for to the version that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures.content import Disclosure
from disclosures.domain import correcting
from disclosures.domain.openpoints import OpenPoint
from disclosures.enums import FilingState
from disclosures.models import RegisterEntry
from portal.scoping import scope_colleges, scope_everything
from reviews.domain.comparison import changes
from reviews.domain.objections import steps
from reviews.enums import ObjectionState, StepKind
from reviews.models import Objection, ObjectionStep

if TYPE_CHECKING:
    from disclosures.models import Filing


def settle() -> int:
    """Tell the reporters whose correction is public by now; return how many. Beat calls it; may run twice.

    What is public is what the register shows: only then every file of the version is there.
    """
    with scope_everything():
        waiting = Objection.objects.filter(state=ObjectionState.CORRECTING)
        found = list(waiting.values_list("pk", "filing_id", "college_id", "federation_id"))
    return sum(_settled(pk, *where) for pk, *where in found)


def open_points(filing: Filing) -> Iterator[OpenPoint]:
    """Give what the college has to correct: settled when it changed the section since, or answered."""
    if filing.state != FilingState.CORRECTING:
        return
    waiting = Objection.objects.filter(filing=filing, state=ObjectionState.CORRECTING)
    rows = list(waiting.prefetch_related("steps").order_by("id"))
    changed = _changed_sections(filing) if rows else set()
    for row in rows:
        asked, reply = _exchange(list(row.steps.all()))
        yield OpenPoint(
            id=row.pk,
            section=row.section,
            path=row.section,
            reason=_("情况反映"),
            sentence=asked,
            reply=reply,
            reply_url=reverse("review:objection_answer", args=[row.pk]),
            settled=bool(reply) or bool(changed & {row.section, *_open_if_whole(filing, row)}),
        )


@transaction.atomic
def _settled(pk: int, filing_id: int, college_id: int, federation_id: int) -> bool:
    with scope_colleges(college_id, federation_ids=[federation_id]):
        rows = Objection.objects.select_related("college", "federation", "publication")
        row = rows.select_for_update(of=("self",)).get(pk=pk)
        entry = RegisterEntry.objects.select_related("publication").get(filing_ref=filing_id)
        asked = row.steps.filter(kind=StepKind.CORRECTING).order_by("-id").first()
        version = entry.publication
        if row.state != ObjectionState.CORRECTING or not asked or version.approved_at <= asked.at:
            return False
        text = _("学校已经更正，第%d版已公开。") % version.version
        steps.take(row, StepKind.CORRECTED, text, None)
        return True


def _exchange(said: list[ObjectionStep]) -> tuple[str, str]:
    """Return the last reason for the correction, and the college's answer to it."""
    asked = reply = ""
    for step in said:
        if step.kind == StepKind.CORRECTING:
            asked, reply = step.text, ""
        elif step.kind == StepKind.ANSWERED and asked:
            reply = step.text
    return asked, reply


def _changed_sections(filing: Filing) -> set[str]:
    submission = correcting.public_submission(filing)
    if submission is None:
        return set()
    drafts = filing.drafts.filter(key__in=filing.open_sections, revision__gt=0)
    content = {draft.key: draft.content for draft in drafts}
    old, new = Disclosure.model_validate(submission.content), Disclosure.model_validate(content)
    return {key for key in filing.open_sections if any(True for _one in changes(old, new, {key}))}


def _open_if_whole(filing: Filing, row: Objection) -> tuple[str, ...]:
    """Of an objection to no section in particular, any opened section will do."""
    return () if row.section in filing.open_sections else tuple(filing.open_sections)
