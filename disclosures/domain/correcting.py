"""Correcting what is public already: opened by the reviewing body, closed by a new version or given up."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from disclosures.domain import lifecycle
from disclosures.domain.refused import Refused
from disclosures.domain.yearform import form_of_filing
from portal import clock
from portal.scoping import scope_colleges

if TYPE_CHECKING:
    import datetime as dt

    from disclosures.models import Filing, Submission
    from portal.access import Actor


@transaction.atomic
def open_(actor: Actor, filing: Filing, sections: Collection[str], due: dt.date) -> Filing:
    """Let the college correct ``sections`` of its published filing until ``due``; return the locked row.

    The public version stays what it is until the corrected one has been approved. Of a filing that is
    being corrected the sections are added to the open ones, and ``due`` replaces the date. Raises
    ``PermissionDenied``, or ``Refused`` with what to choose instead.
    """
    row = lifecycle.lock(filing)
    lifecycle.edge_of(row, "correct")
    keys = form_of_filing(row).section_keys()
    if not set(sections) & set(keys):
        raise Refused(_("请至少选择一个需要更正的栏目。"))
    if due <= clock.today():
        raise Refused(_("更正期限要晚于今天，请选择以后的日期。"))
    wanted = {*sections, *row.open_sections}
    chosen = [key for key in keys if key in wanted]
    return lifecycle.move(filing, "correct", actor, open_sections=chosen, due=due)


@transaction.atomic
def give_up(actor: Actor, filing: Filing) -> Filing:
    """Ask for no correction any more: the filing is what is public again, and so are its drafts.

    Also of a correction that was returned. What the college had typed since and not submitted is dropped.
    Raises ``PermissionDenied``, ``Refused``.
    """
    row = lifecycle.move(filing, "give_up", actor)
    with scope_colleges(row.college_id, federation_ids=[row.federation_id]):
        _put_back(row)
    return row


def public_submission(filing: Filing) -> Submission | None:
    """Return the submission that the public reads now; None where nothing was published."""
    latest = filing.publications.select_related("submission").defer("document")
    publication = latest.order_by("version").last()
    return publication.submission if publication else None


def _put_back(filing: Filing) -> None:
    """Make the drafts say what was published, each as a new revision of nobody."""
    submission = public_submission(filing)
    if submission is None:
        return
    for draft in filing.drafts.select_for_update():
        content = submission.content.get(draft.key, {})
        if draft.content != content:
            draft.content, draft.revision = content, draft.revision + 1
            draft.updated_at, draft.updated_by = clock.now(), None
            draft.save(update_fields=("content", "revision", "updated_at", "updated_by"))
