"""Correcting what is public already: opened with a reason, closed by a new version or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.domain import corrections, lifecycle, publicwords, telling_corrections
from disclosures.domain.actors import person
from disclosures.domain.refused import Refused
from disclosures.domain.windows import chinese
from disclosures.domain.yearform import form_of_filing
from disclosures.enums import FilingState
from disclosures.models import Correction
from portal import clock
from portal.scoping import scope_colleges

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from disclosures.models import Filing, Submission
    from portal.access import Actor

__all__ = [
    "REPORTED",
    "give_up",
    "is_own",
    "may_drop",
    "obstacle",
    "open_",
    "public_submission",
]

REPORTED = gettext_lazy("根据情况反映，经核实后更正。")
"""What the public reads of a correction that somebody's statement led to: nothing of the statement."""
NOT_NOW = {
    FilingState.DRAFT: gettext_lazy("这份填报还没有公开，不需要更正，改好后提交就可以。"),
    FilingState.RETURNED: gettext_lazy("这份填报已经退回学校修改，改好后再次提交就可以。"),
    FilingState.SUBMITTED: gettext_lazy("这份填报正在审核，审核结束以前不能更正公开的内容。"),
    FilingState.APPROVED: gettext_lazy("这份填报已经通过，但还没有公开，公开以后才能更正。"),
}
ALREADY = gettext_lazy(
    "这份公开内容正在更正，请在%s前改好后再次提交。要改别的栏目，请先取消更正再重新申请。"
)
ASKED_ALREADY = gettext_lazy("这份公开内容正在更正，学校要在%s前再次提交。请等学校提交后再审核。")
NOT_YOURS = gettext_lazy(
    "这次更正是审核单位要求的，学校不能取消。认为不需要更正的，请联系审核单位，由审核单位决定。"
)
NOT_OURS = gettext_lazy("这次更正有学校自己申请的内容，由学校决定是否取消。")


@transaction.atomic
def open_(
    actor: Actor,
    filing: Filing,
    sections: Collection[str],
    due: dt.date,
    reason: str,
    *,
    reported: bool = False,
) -> Filing:
    """Let the college correct ``sections`` of its published filing until ``due``; return the locked row.

    The college's secretary opens one himself, or the reviewing body does; ``reason`` is public. The
    public version stays what it is until the corrected one has been approved. ``reported``: something
    that was reported led to it; that may be added to a correction that is open already (the sections to
    the open ones, ``due`` replaces the date), as may anything once its date has passed. Raises
    ``PermissionDenied``, or ``Refused`` with what to choose instead.
    """
    row = lifecycle.lock(filing)
    own = is_own(actor, row)
    action = "reopen" if own else "correct"
    refusal = None if reported and row.state == FilingState.CORRECTING else obstacle(row, own=own)
    if refusal:
        raise Refused(refusal)
    lifecycle.allowed(row, action, actor)
    reason = publicwords.usable(reason)
    keys = form_of_filing(row).section_keys()
    if not set(sections) & set(keys):
        raise Refused(_("请至少选择一个需要更正的栏目。"))
    if due <= clock.today():
        raise Refused(_("更正期限要晚于今天，请选择以后的日期。"))
    wanted = {*sections, *row.open_sections}
    chosen = [key for key in keys if key in wanted]
    one = _written(actor, row, reason, chosen, due, by_college=own, reported=reported)
    row = lifecycle.move(filing, action, actor, open_sections=chosen, due=due, reason=reason)
    if not reported:
        telling_corrections.opened(one)
    return row


@transaction.atomic
def give_up(actor: Actor, filing: Filing) -> Filing:
    """End a correction without a new version: the filing is what is public again, and so are its drafts.

    Whoever opened it may, also when it was returned. What the college had typed since and not submitted
    is dropped. Raises ``PermissionDenied``, ``Refused``.
    """
    row = lifecycle.lock(filing)
    own = is_own(actor, row)
    action = "drop" if own else "give_up"
    lifecycle.allowed(row, action, actor)
    standing = corrections.live(row)
    if own and not may_drop(standing):
        raise Refused(NOT_YOURS)
    if not own and any(one.by_college for one in standing):
        raise Refused(NOT_OURS)
    row = lifecycle.move(filing, action, actor)
    if standing:
        words = str(lifecycle.VERBS[action])
        one = _written(actor, row, words, [], clock.today(), by_college=own, given_up=True)
        telling_corrections.given_up(one)
    with scope_colleges(row.college_id, federation_ids=[row.federation_id]):
        _put_back(row)
    return row


def public_submission(filing: Filing) -> Submission | None:
    """Return the submission that the public reads now; None where nothing was published."""
    latest = filing.publications.select_related("submission").defer("document")
    publication = latest.order_by("version").last()
    return publication.submission if publication else None


def is_own(actor: Actor, filing: Filing) -> bool:
    """Return whether ``actor`` belongs to the college under whatever hat: its members never act for the reviewing body."""
    return filing.college_id in actor.own_college_ids()


def obstacle(filing: Filing, *, own: bool) -> str | None:
    """Return why a correction cannot be opened now, None where it can.

    What is being corrected cannot be opened a second time while its date has not passed.
    """
    if filing.state == FilingState.CORRECTING:
        due = filing.return_due
        waits = due and due >= clock.today()
        return (ALREADY if own else ASKED_ALREADY) % chinese(due) if due and waits else None
    sentence = NOT_NOW.get(FilingState(filing.state))
    return str(sentence) if sentence else None


def may_drop(standing: Collection[Correction]) -> bool:
    """Return whether the college may give up what it is correcting: all of it was its own wish."""
    return bool(standing) and all(one.by_college for one in standing)


def _written(
    actor: Actor, row: Filing, reason: str, sections: list[str], due: dt.date, **kind: bool
) -> Correction:
    return Correction.objects.create(
        filing=row,
        of=row.publications.defer("document").latest("version"),
        reason=reason,
        sections=sections,
        due=due,
        opened_at=clock.now(),
        opened_by=person(actor),
        **kind,
    )


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
